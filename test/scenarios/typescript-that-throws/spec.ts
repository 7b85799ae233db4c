const name: string | undefined = undefined;

export default { trivium: 1, system: name!.toUpperCase() };
