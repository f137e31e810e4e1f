-- min_reader_version: 0.1.0
-- The sensors' streams of test runs, as they came. Large and never changed, so they stand beside the versions of a visit
-- and not in them; a visit's document names the runs that were recorded.

SET LOCAL search_path = cervica, public;

CREATE TABLE recording (
  clinic_id integer NOT NULL DEFAULT 1,
  visit_no bigint NOT NULL,
  run_id text NOT NULL CHECK (run_id ~ '^[A-Za-z0-9._-]{1,64}$'),
  test text NOT NULL CHECK (test ~ '^test\.[a-z0-9_]+$'),
  stream text NOT NULL CHECK (stream LIKE 'time\_s%' AND length(stream) <= 268435456),
  stored_at timestamptz NOT NULL DEFAULT now(),
  stored_by text NOT NULL DEFAULT session_user,
  PRIMARY KEY (clinic_id, visit_no, run_id),
  FOREIGN KEY (clinic_id, visit_no) REFERENCES visit
);
COMMENT ON TABLE recording IS 'what the sensors said during a test run; never changed';
COMMENT ON COLUMN recording.run_id IS 'the id of the test run in the visit''s document';
COMMENT ON COLUMN recording.stream IS 'CSV: time_s, then the channels with their unit in the name';
