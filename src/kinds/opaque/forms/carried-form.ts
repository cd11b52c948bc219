import { RehearsalError } from '../../../base/errors.ts';
import { parseQuotedPath, quote } from '../../../base/names.ts';
import type { ModelAnnotation, ModelElement } from '../../../formats/model-element.ts';
import type { Namespace } from '../../../model/object-key.ts';
import { readDdlClass } from '../../../statements/ddl-class.ts';
import { readIdentifier, readObjectName } from '../../../statements/names.ts';
import { Cursor } from '../../../syntax/cursor.ts';
import { lex } from '../../../syntax/lexer.ts';
import { type ElementParts, modelElement, principalEntry, referencesOf, schemaEntry } from '../../elements.ts';

/** How the CREATE statement of an object without a kind and its element in model.xml say the same. */
export type CarriedForm = {
  /** The model.xml type. */
  readonly element: string;
  /** The class word of CREATE and DROP. */
  readonly word: string;
  /** Of objects with a schema: what they share their names with. */
  readonly namespace?: Extract<Namespace, 'object' | 'type'>;
  /** Whether the element holds what DacFx reads in an assembly too, which no statement says. */
  readonly derived?: true;
  /** Whether it has an owner of its own. */
  readonly owned?: true;
  /** Whether the statement says what the element does not: it is kept, though not compared. */
  readonly more?: true;
  /** Of which a database has one, without a name. */
  readonly single?: true;
  /** DacFx's mark of what a server may hold too. */
  readonly global?: true;
  /** What the statement says behind the name; fails where it says more than is known here. */
  read(c: Cursor, path: readonly string[]): ElementParts;
  /** The statement that makes it; undefined where the element does not tell. */
  write(element: ModelElement): string | undefined;
};

/** The element of a CREATE statement; undefined where the form does not know all that it says. */
export function elementOfStatement(form: CarriedForm, text: string, defaultSchema: string): ModelElement | undefined {
  const c = new Cursor(lex(text, ''));
  try {
    c.advance();
    readDdlClass(c);
    const parts = form.single ? [] : readObjectName(c).parts;
    const path = form.namespace ? [parts.at(-2) || defaultSchema, parts.at(-1) ?? ''] : parts.slice(-1);
    const { properties, relationships } = form.read(c, path);
    while (c.accept(';'));
    if (!c.done) return undefined;
    return modelElement(form.element, form.single ? undefined : path.map(quote).join('.'), {
      ...(properties && { properties }),
      relationships: { ...relationships, ...(form.namespace && { Schema: [schemaEntry(path[0] ?? '')] }) },
      annotations: marksOf(form),
    });
  } catch (error) {
    // Syntax that the form does not know: the statement is carried as its text.
    if (error instanceof RehearsalError) return undefined;
    throw error;
  }
}

/** No more than the name, for what others refer to: DacFx loads no package that refers to what it does not hold. */
export function leastElement(form: CarriedForm, path: readonly string[]): ModelElement {
  return modelElement(form.element, form.single ? undefined : path.map(quote).join('.'), {
    relationships: {
      Schema: form.namespace && [schemaEntry(path[0] ?? '')],
      Authorizer: form.owned && [principalEntry('dbo')],
    },
    annotations: marksOf(form),
  });
}

const marksOf = (form: CarriedForm): ModelAnnotation[] =>
  form.global ? [{ type: 'GloballyScoped', properties: new Map() }] : [];

/** [ AUTHORIZATION owner ] */
export function readAuthorization(c: Cursor): ReturnType<typeof principalEntry>[] {
  return [principalEntry(c.accept('AUTHORIZATION') ? readIdentifier(c) : 'dbo')];
}

/** ` AUTHORIZATION [owner]`, or nothing for dbo. */
export function authorizationOf(element: ModelElement): string {
  const [owner = 'dbo'] = parseQuotedPath(referencesOf(element, 'Authorizer')[0] ?? '[dbo]');
  return owner.toLowerCase() === 'dbo' ? '' : ` AUTHORIZATION ${quote(owner)}`;
}

/** 0x… in small letters: a value has one spelling. */
export function readBinary(c: Cursor): string {
  const text = c.raw();
  if (!/^0x[\da-f]*$/i.test(text)) c.fail('a binary value expected');
  c.advance();
  return text.toLowerCase();
}

/** A whole number, as written. */
export function readNumber(c: Cursor): string {
  const text = c.raw();
  if (!/^\d+$/.test(text)) c.fail('a number expected');
  c.advance();
  return text;
}
