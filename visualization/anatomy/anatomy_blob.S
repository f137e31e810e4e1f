    .section .rodata
    .balign 16
    .global cervica_anatomy
    .global cervica_anatomy_end
cervica_anatomy:
    .incbin CERVICA_ANATOMY_FILE
cervica_anatomy_end:
    .byte 0
    .section .note.GNU-stack,"",@progbits
