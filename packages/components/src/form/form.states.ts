export const formStates = {};
