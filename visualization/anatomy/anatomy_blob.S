    .section .rodata
    .balign 16
    .global cervica_anatomy_full
    .global cervica_anatomy_full_end
cervica_anatomy_full:
    .incbin CERVICA_ANATOMY_FULL
cervica_anatomy_full_end:
    .byte 0
    .balign 16
    .global cervica_anatomy_moving
    .global cervica_anatomy_moving_end
cervica_anatomy_moving:
    .incbin CERVICA_ANATOMY_MOVING
cervica_anatomy_moving_end:
    .byte 0
    .section .note.GNU-stack,"",@progbits
