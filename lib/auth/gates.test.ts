import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

/** What needs no account, and why. Everything else under app/ asks who is there, or this test fails. */
const openToAll: Record<string, string> = {
  'app/(public)/[locale]/sign-in/page.tsx': 'the way in',
  'app/(public)/[locale]/sign-in/actions.ts#requestAccountMail':
    'whoever asks for a link cannot be signed in',
  'app/(public)/[locale]/forgot-password/page.tsx': 'the way in',
  'app/(public)/[locale]/check-mail/page.tsx': 'the way in; says the same to everyone',
  'app/(public)/[locale]/link/page.tsx': 'the mailed code is the right',
  'app/(public)/[locale]/link/actions.ts#signInByMailedLink': 'the mailed code is the right',
  'app/(public)/[locale]/activate/page.tsx': 'the mailed code is the right',
  'app/(public)/[locale]/activate/actions.ts#readInvitation': 'the mailed code is the right',
  'app/(public)/[locale]/activate/actions.ts#activateAccount': 'the mailed code is the right',
  'app/(public)/[locale]/reset-password/page.tsx': 'the mailed code is the right',
  'app/(public)/[locale]/reset-password/actions.ts#choosePassword': 'the mailed code is the right',
  'app/(public)/[locale]/verify/page.tsx': 'anyone checks a certificate',
  'app/(public)/verify/[code]/route.ts#GET': 'anyone checks a certificate',
  'app/api/verify/[code]/route.ts#GET': 'anyone checks a certificate',
  'app/(public)/shared/[code]/route.ts#GET': 'the code of the address is the right',
  'app/api/shared/[code]/[form]/route.ts#GET': 'the code of the address is the right',
  'app/(public)/certificates.pem/route.ts#GET': 'what anyone checks a certificate by',
  'app/(public)/did.json/route.ts#GET': 'what anyone checks a badge by',
  'app/(public)/credential-status/[list]/route.ts#GET': 'what anyone checks a badge by; names nobody',
  'app/(public)/nominate/[token]/actions.ts#name': 'the mailed code is the right',
  'app/(public)/nominate/[token]/actions.ts#nameMany': 'the mailed code is the right',
  'app/(public)/nominate/[token]/actions.ts#rename': 'the mailed code is the right',
  'app/(public)/nominate/[token]/actions.ts#move': 'the mailed code is the right',
  'app/(public)/nominate/[token]/actions.ts#takeBack': 'the mailed code is the right',
  'app/(public)/nominate/[token]/actions.ts#answer': 'the mailed code is the right',
  'app/(public)/nominate/[token]/actions.ts#handOver': 'the mailed code is the right',
  'app/(public)/nominate/[token]/page.tsx': 'the mailed code is the right',
  'app/api/nominate/[token]/letter/route.ts#POST': 'the mailed code is the right',
  'app/api/nominate/[token]/list/route.ts#POST': 'the mailed code is the right',
  'app/(public)/invitation/[code]/route.ts#GET': 'the mailed code is the right',
  'app/(public)/invitation/[code]/route.ts#POST': 'the mailed code is the right',
  'app/(public)/evaluate/[code]/route.ts#GET': 'the code of the hall, or the mailed one, is the right',
  'app/(public)/evaluate/[code]/route.ts#POST': 'the code of the hall, or the mailed one, is the right',
  'app/(public)/test/[code]/route.ts#POST':
    'the link of one’s own is the right; the code of the hall only leads there',
  'app/(public)/follow-up/[code]/route.ts#GET': 'the mailed code is the right',
  'app/(public)/follow-up/[code]/route.ts#POST': 'the mailed code is the right',
  'app/(public)/badge/[code]/route.ts#GET': 'says the same of every badge, and knows nobody',
  'app/(public)/observe/[code]/page.tsx': 'the code of the link is the right; names nobody',
  'app/register-worker.js/route.ts#GET': 'names of files that anyone may load',
  'app/register.webmanifest/route.ts#GET': 'the name and the icons of the application',
  'app/api/calendar/[code]/route.ts#GET': 'the code of the address is the right',
  'app/api/v1/openapi.json/route.ts#GET': 'names of fields, and of nobody',
  'app/api/auth/[...nextauth]/route.ts#GET': 'the way in',
  'app/api/auth/[...nextauth]/route.ts#POST': 'the way in',
  'app/api/demo-accounts/route.ts#GET':
    'demonstration accounts are public, and exist only in a demonstration',
  'app/api/health/route.ts#GET': 'says nothing but that it is alive',
};

const gates = new Set(['requireActor', 'currentActor', 'actorOfRequest', 'actorOfToken']);
/** Where the gates come from: a function of that name from elsewhere is none. */
const session = ['@/lib/auth/session', '@/lib/auth/api-tokens/queries'];
const methods = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS']);

const root = path.resolve(import.meta.dirname, '../..');

type Entry = { name: string; gated: boolean };

/** Names that a file imports from a module, or from any of several. */
function imported(source: ts.SourceFile, from: string | readonly string[]): Set<string> {
  const names = source.statements
    .filter(ts.isImportDeclaration)
    .filter((each) => [from].flat().includes((each.moduleSpecifier as ts.StringLiteral).text))
    .flatMap((each) => {
      const bindings = each.importClause?.namedBindings;
      return bindings && ts.isNamedImports(bindings)
        ? bindings.elements.map((element) => element.name.text)
        : [];
    });
  return new Set(names);
}

/** The function that is called here, or the component that is drawn here, by its name in the file. */
function usedName(node: ts.Node): string | undefined {
  if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) return node.expression.text;
  const drawn = ts.isJsxSelfClosingElement(node) || ts.isJsxOpeningElement(node);
  return drawn && ts.isIdentifier(node.tagName) ? node.tagName.text : undefined;
}

/** Whether a function calls a gate, itself or through a function of the same file. */
function callsGate(
  node: ts.Node,
  source: ts.SourceFile,
  known: Set<string>,
  seen = new Set<ts.Node>(),
): boolean {
  if (seen.has(node)) return false;
  seen.add(node);
  let found = false;
  const visit = (each: ts.Node): void => {
    const name = usedName(each);
    if (name) {
      if (gates.has(name) && known.has(name)) found = true;
      const local = declared(source, name);
      if (local && callsGate(local, source, known, seen)) found = true;
      if (!local && gatesElsewhere(source, name, seen)) found = true;
    }
    ts.forEachChild(each, visit);
  };
  visit(node);
  return found;
}

/** Whether a function that is imported from another file of app/ calls a gate. */
function gatesElsewhere(source: ts.SourceFile, name: string, seen: Set<ts.Node>): boolean {
  const from = source.statements
    .filter(ts.isImportDeclaration)
    .map((each) => (each.moduleSpecifier as ts.StringLiteral).text)
    .find((module) => imported(source, module).has(name));
  if (!from || !(from.startsWith('.') || from.startsWith('@/app/'))) return false;
  const file = from.startsWith('.')
    ? path.posix.join(path.posix.dirname(source.fileName), from)
    : from.slice(2);
  const found = [`${file}.ts`, `${file}.tsx`].find((each) => existsSync(path.join(root, each)));
  if (!found) return false;
  const other = parse(found, readFileSync(path.join(root, found), 'utf8'));
  const node = declared(other, name);
  return node !== undefined && callsGate(node, other, imported(other, session), seen);
}

const parse = (file: string, text: string) =>
  ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);

/** A function or constant of the file, by name. */
function declared(source: ts.SourceFile, name: string): ts.Node | undefined {
  for (const statement of source.statements) {
    if (ts.isFunctionDeclaration(statement) && statement.name?.text === name) return statement;
    if (ts.isVariableStatement(statement)) {
      const found = statement.declarationList.declarations.find((each) => each.name.getText(source) === name);
      if (found?.initializer) return found.initializer;
    }
  }
  return undefined;
}

/** The name at the bottom of `action.inputSchema(…).action(…)`. */
function chainRoot(node: ts.Node): string | undefined {
  if (ts.isIdentifier(node)) return node.text;
  if (ts.isCallExpression(node) || ts.isPropertyAccessExpression(node)) return chainRoot(node.expression);
  return undefined;
}

const isExported = (node: ts.Node) =>
  ts.canHaveModifiers(node) &&
  (ts.getModifiers(node) ?? []).some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword);

/** Everything that a file exports, with what it stands for. */
function exports(source: ts.SourceFile): [string, ts.Node][] {
  return source.statements.flatMap((statement): [string, ts.Node][] => {
    if (ts.isExportDeclaration(statement)) {
      const clause = statement.exportClause;
      if (statement.isTypeOnly) return [];
      if (!clause || !ts.isNamedExports(clause)) return [['*', statement]];
      return clause.elements.map((each) => {
        const local = (each.propertyName ?? each.name).getText(source);
        return [each.name.text, declared(source, local) ?? statement];
      });
    }
    if (ts.isExportAssignment(statement)) {
      const name = statement.expression.getText(source);
      return [['default', declared(source, name) ?? statement]];
    }
    if (!isExported(statement)) return [];
    if (ts.isFunctionDeclaration(statement)) {
      const isDefault = (ts.getModifiers(statement) ?? []).some(
        ({ kind }) => kind === ts.SyntaxKind.DefaultKeyword,
      );
      return [[isDefault ? 'default' : (statement.name?.text ?? '*'), statement]];
    }
    if (!ts.isVariableStatement(statement)) return [];
    return statement.declarationList.declarations.map((each) => [
      each.name.getText(source),
      each.initializer ?? each,
    ]);
  });
}

/** The ways into a file of app/, and whether each asks who is there. */
function entries(file: string, text: string): Entry[] {
  const source = parse(file, text);
  const known = imported(source, session);
  const usesServer = (body: ts.Node) =>
    body.getText(source).includes("'use server'") || body.getText(source).includes('"use server"');
  if (/^["']use server["']/.test(text.trimStart())) {
    const gatedClient = imported(source, '@/lib/auth/action').has('action');
    return exports(source).map(([name, node]) => ({
      name: `${file}#${name}`,
      gated: gatedClient && chainRoot(node) === 'action',
    }));
  }
  const found = exports(source);
  const base = path.posix.basename(file);
  if (/^route\.tsx?$/.test(base)) {
    return found
      .filter(([name]) => methods.has(name) || name === '*')
      .map(([name, node]) => ({ name: `${file}#${name}`, gated: callsGate(node, source, known) }));
  }
  if (/^page\.tsx?$/.test(base)) {
    const page = found.find(([name]) => name === 'default');
    return [{ name: file, gated: page !== undefined && callsGate(page[1], source, known) }];
  }
  // An action hidden in the middle of some other file is none that anyone could list.
  return usesServer(source) ? [{ name: `${file}#inline action`, gated: false }] : [];
}

const files = ['app', 'components'].flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .map((file) => path.posix.join(folder, file.split(path.sep).join('/'))),
);
const all = files.flatMap((file) => entries(file, readFileSync(path.join(root, file), 'utf8')));

test('every page, handler and action asks who is there, or stands on the list of those that need not', () => {
  const open = all.filter((entry) => !entry.gated).map((entry) => entry.name);
  expect(open.sort()).toEqual(Object.keys(openToAll).sort());
});

test.each([
  ['app/x/page.tsx', 'export default async function Page() { return null; }'],
  [
    'app/x/page.tsx',
    'const requireActor = () => 1; export default function Page() { requireActor(); return null; }',
  ],
  ['app/x/page.tsx', "// requireActor()\nexport default function Page() { return 'requireActor()'; }"],
  ['app/x/route.ts', 'export async function POST() { return new Response(); }'],
  ['app/x/route.ts', 'const handler = () => new Response(); export { handler as DELETE };'],
  ['app/x/route.ts', "export * from './other';"],
  ['app/x/actions.ts', "'use server'; export async function erase() {}"],
  [
    'app/x/actions.ts',
    "'use server'; import { publicAction } from '@/lib/auth/action'; export const erase = publicAction.action(() => 1);",
  ],
  ['components/x.tsx', "export const X = () => { async function f() { 'use server'; } return f; };"],
])('a new way in without a gate is found: %s %s', (file, text) => {
  expect(entries(file, text).some((entry) => !entry.gated)).toBe(true);
});

test.each([
  [
    'app/x/page.tsx',
    "import { requireActor } from '@/lib/auth/session'; export default async function Page() { await requireActor(); }",
  ],
  [
    'app/x/page.tsx',
    "import { requireActor } from '@/lib/auth/session'; const load = async () => ({ actor: await requireActor() }); export default async function Page() { await load(); }",
  ],
  [
    'app/x/route.ts',
    "import { actorOfToken } from '@/lib/auth/api-tokens/queries'; export async function GET(r: Request) { await actorOfToken(r, new Date()); }",
  ],
  [
    'app/x/route.ts',
    "import { actorOfRequest } from '@/lib/auth/session'; export async function GET(r: Request) { await actorOfRequest(r); }",
  ],
  [
    'app/x/actions.ts',
    "'use server'; import { action } from '@/lib/auth/action'; export const a = action.inputSchema(s).action(() => 1);",
  ],
])('one with a gate is taken: %s %s', (file, text) => {
  expect(entries(file, text).every((entry) => entry.gated)).toBe(true);
  expect(entries(file, text)).not.toHaveLength(0);
});
