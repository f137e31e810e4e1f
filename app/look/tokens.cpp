#include "app/look/tokens.h"

#include "app/look/theme.h"

namespace cervica::app::look {
namespace {

Tokens light() {
  Tokens t;
  t.canvas = 0xF4F5F8;
  t.surface = 0xFFFFFF;
  t.surface2 = 0xFAFBFC;
  t.sunken = 0xEBEEF2;
  t.hover = 0xF0F2F6;
  t.selected = 0xE9EFFD;
  t.line = 0xE1E5EA;
  t.lineStrong = 0x8A93A1;
  t.viewTop = 0xE9EDF3;
  t.viewBottom = 0xF8F9FB;
  t.text = 0x14181F;
  t.text2 = 0x454E5C;
  t.text3 = 0x5F6877;
  t.accent = 0x2557D6;
  t.accentPress = 0x1B45B0;
  t.accentTint = 0xE9EFFD;
  t.onAccent = 0xFFFFFF;
  t.focus = 0x2557D6;
  t.within = 0x2F7A43;
  t.withinTint = 0xE3F2E7;
  t.borderline = 0x8F5600;
  t.borderlineMark = 0xB06E00;
  t.borderlineTint = 0xFBEFD7;
  t.impaired = 0xB3261E;
  t.impairedMark = 0xD03A30;
  t.impairedTint = 0xFBE5E3;
  t.nonorm = 0x5A6370;
  t.nonormTint = 0xECEEF2;
  t.improved = 0x00705F;
  t.improvedTint = 0xDDF3EE;
  t.worsened = 0xA81D78;
  t.worsenedTint = 0xFAE3F1;
  t.nochange = 0x5A6370;
  t.nochangeTint = 0xECEEF2;
  t.left = 0x0B7391;
  t.leftTint = 0xDDF0F5;
  t.right = 0x6F42C1;
  t.rightTint = 0xEEE7FB;
  t.band1 = 0xCFE3D5;
  t.band2 = 0xE4E9ED;
  t.error = 0x14181F;
  t.pain = 0x8A4B2D;
  t.muscleShort = 0xB5513F;
  t.muscleWeak = 0x4F79AE;
  t.muscleUnknown = 0xB9B2AE;
  t.plumb = 0x2557D6;
  return t;
}

Tokens dark() {
  Tokens t;
  t.canvas = 0x12151A;
  t.surface = 0x1A1E25;
  t.surface2 = 0x161A20;
  t.sunken = 0x262C36;
  t.hover = 0x222833;
  t.selected = 0x24324F;
  t.line = 0x2C333E;
  t.lineStrong = 0x737D8C;
  t.viewTop = 0x262D38;
  t.viewBottom = 0x14181E;
  t.text = 0xE9ECF1;
  t.text2 = 0xB7BFCB;
  t.text3 = 0x929CAA;
  t.accent = 0x86A8FF;
  t.accentPress = 0xA6BFFF;
  t.accentTint = 0x24324F;
  t.onAccent = 0x0D1730;
  t.focus = 0x86A8FF;
  t.within = 0x86CF97;
  t.withinTint = 0x1D3324;
  t.borderline = 0xEDB652;
  t.borderlineMark = 0xEDB652;
  t.borderlineTint = 0x3A2D12;
  t.impaired = 0xFF938A;
  t.impairedMark = 0xFF7A70;
  t.impairedTint = 0x43211F;
  t.nonorm = 0xA3ACB9;
  t.nonormTint = 0x2A313B;
  t.improved = 0x45D3B2;
  t.improvedTint = 0x113630;
  t.worsened = 0xF28AC9;
  t.worsenedTint = 0x431C35;
  t.nochange = 0xA3ACB9;
  t.nochangeTint = 0x2A313B;
  t.left = 0x57C7E0;
  t.leftTint = 0x11343E;
  t.right = 0xBBA0F7;
  t.rightTint = 0x31264C;
  t.band1 = 0x2F4A38;
  t.band2 = 0x2A313B;
  t.error = 0xE9ECF1;
  t.pain = 0xE0A077;
  t.muscleShort = 0xD9735F;
  t.muscleWeak = 0x7EA4D6;
  t.muscleUnknown = 0x7C7672;
  t.plumb = 0x86A8FF;
  return t;
}

}  // namespace

const Tokens& tokens(Scheme scheme) {
  static const Tokens kLight = light();
  static const Tokens kDark = dark();
  return scheme == Scheme::Dark ? kDark : kLight;
}

const Tokens& currentTokens() {
  return tokens(Theme::instance().scheme());
}

}  // namespace cervica::app::look
