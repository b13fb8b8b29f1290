/** Class doc tags of ours (STYLE 12) that the analyzer leaves out. */
const ownTags = ['status', 'since', 'endpoint', 'privacy', 'example'];
const neededTags = ['summary', 'status', 'since', 'privacy', 'example'];

/** Reads tags from `defineElement(tag, Class)`, keeps our class doc tags, and leaves out what no user of an element sees. */
function civicElements() {
  const tags = new Map();
  return {
    name: 'civic-elements',
    analyzePhase({ ts, node, moduleDoc }) {
      if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'defineElement') {
        const [tag, element] = node.arguments;
        if (tag && ts.isStringLiteral(tag) && element && ts.isIdentifier(element)) tags.set(element.text, tag.text);
      }
      if (!ts.isClassDeclaration(node)) return;
      const declaration = moduleDoc.declarations.find(({ name }) => name === node.name?.text);
      for (const tag of ts.getJSDocTags(node)) {
        const name = tag.tagName.text;
        if (declaration && ownTags.includes(name)) declaration[name] = ts.getTextOfJSDocComment(tag.comment);
      }
    },
    packageLinkPhase({ customElementsManifest }) {
      for (const module of customElementsManifest.modules) {
        for (const declaration of module.declarations) {
          if (tags.has(declaration.name)) Object.assign(declaration, { customElement: true, tagName: tags.get(declaration.name) });
          // The analyzer calls reactive state an attribute, whatever its declaration says.
          const own = declaration.members?.filter(({ privacy = 'public', inheritedFrom }) => privacy === 'public' && !inheritedFrom);
          declaration.attributes = declaration.attributes?.filter(({ fieldName }) => own?.some(({ name }) => name === fieldName));
          declaration.members = own;
        }
        module.declarations = module.declarations.filter(({ tagName }) => tagName);
      }
      customElementsManifest.modules = customElementsManifest.modules.filter(({ declarations }) => declarations.length > 0);
      for (const declaration of customElementsManifest.modules.flatMap(({ declarations }) => declarations)) {
        const missing = neededTags.filter((name) => !declaration[name]);
        if (missing.length > 0) throw new Error(`${declaration.name} has no @${missing.join(', no @')}`);
      }
    },
  };
}

const settings = {
  globs: ['src/**/*.ts'],
  exclude: ['src/**/*.test.ts', 'src/testing/**'],
  litelement: true,
  // It stands there already, and a test would write it into the wrong one.
  packagejson: false,
  plugins: [civicElements()],
};

export default settings;
