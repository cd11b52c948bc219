import { quote } from '../../src/base/names.ts';
import type { Random } from './random.ts';

/** None begins with `#`: that is a temporary object. Names that break whoever does not escape them: for T-SQL, XML, HTML, Markdown, logs, paths and terminals. */
const names = [
  'a]b',
  "it's",
  'a]]b',
  '"quoted"',
  'line\nbreak',
  'tab\there',
  'carriage\rreturn',
  '--',
  '/* open',
  '*/',
  ';DROP TABLE x',
  '$(Variable)',
  '%s%n',
  'a ##vso[task.complete result=Succeeded]',
  'a ##[error]',
  '<script>alert(1)</script>',
  '&amp;',
  ']]>',
  '<!--',
  '`code`',
  '|',
  '../../etc',
  'C:\\temp',
  'emoji 😀👩‍👩‍👧',
  '\u202Egpj.exe',
  '\u200Bzero',
  'Ünïcødé',
  'ﬀ',
  'İi',
  '数据库',
  'עברית',
  'x'.repeat(128),
  ' leading',
  'trailing ',
  'dot.name',
  '[brackets]',
  '',
  "'",
  ']',
  'GO',
  'SELECT',
  '@at',
  'a#hash',
  '0zero',
] as const;

export function hostileName(random: Random): string {
  const name = random.pick(names);
  // An empty name is refused by every server; it is used where refusing is what is tested.
  return name === '' ? ']' : random.next(3) === 0 ? `${random.pick(names)}${random.next(1000)}`.slice(0, 128) : name;
}

/** A schema whose every name is hostile: a table with key, check, default, index, a view, a procedure, a foreign key. */
export function hostileSchema(random: Random): { readonly sql: string; readonly names: readonly string[] } {
  const used = new Set<string>();
  const fresh = (): string => {
    for (;;) {
      const name = hostileName(random);
      const key = name.toLowerCase().trimEnd();
      if (!used.has(key) && name !== '') {
        used.add(key);
        return name;
      }
      used.add(key);
      const longer = `${name.slice(0, 110)}${used.size}`;
      if (!used.has(longer.toLowerCase())) {
        used.add(longer.toLowerCase());
        return longer;
      }
    }
  };
  const [schema, table, other, key, check, index, view, procedure, a, b, foreign] = Array.from({ length: 11 }, fresh);
  const q = (name: string | undefined): string => quote(name ?? '');
  const sql = `CREATE SCHEMA ${q(schema)} AUTHORIZATION [dbo];
GO
CREATE TABLE ${q(schema)}.${q(table)} (
  ${q(a)} INT NOT NULL CONSTRAINT ${q(key)} PRIMARY KEY,
  ${q(b)} NVARCHAR (50) NULL DEFAULT (N'it''s'),
  CONSTRAINT ${q(check)} CHECK (${q(a)} > 0)
);
GO
CREATE TABLE ${q(schema)}.${q(other)} (
  ${q(a)} INT NOT NULL,
  CONSTRAINT ${q(foreign)} FOREIGN KEY (${q(a)}) REFERENCES ${q(schema)}.${q(table)} (${q(a)})
);
GO
CREATE INDEX ${q(index)} ON ${q(schema)}.${q(table)} (${q(b)});
GO
CREATE VIEW ${q(schema)}.${q(view)} AS SELECT ${q(a)}, ${q(b)} FROM ${q(schema)}.${q(table)};
GO
CREATE PROCEDURE ${q(schema)}.${q(procedure)} AS SELECT ${q(b)} FROM ${q(schema)}.${q(table)};
GO
`;
  return { sql, names: [...used] };
}
