export const system = { trivium: 1 };
