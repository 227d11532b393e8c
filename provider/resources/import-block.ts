/** The block with which an operator takes an existing object into the state. */
export function importBlock(typeName: string, id: string): string {
  return `import {\n  to = ${typeName}.<label>\n  id = "${id}"\n}`;
}
