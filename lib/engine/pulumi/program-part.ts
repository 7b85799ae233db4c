/** What a program makes. */
export const PROGRAM_PARTS = ['all', 'foundation', 'system'] as const;
/** What a program makes: all, or what systems share, or what one system has. */
export type ProgramPart = (typeof PROGRAM_PARTS)[number];
