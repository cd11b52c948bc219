import { quoteString } from '../../../base/names.ts';
import type { ModelElement, ModelEntry } from '../../../formats/model-element.ts';
import { readIdentifier } from '../../../statements/names.ts';
import type { Cursor } from '../../../syntax/cursor.ts';
import { flag, innerElements, modelElement, readFlag, refer, referencesOf } from '../../elements.ts';
import { authorizationOf, type CarriedForm, readAuthorization } from './carried-form.ts';

/** ENCRYPTION BY PASSWORD = 'password' */
function readPassword(c: Cursor): string | undefined {
  if (!c.accept('ENCRYPTION', 'BY', 'PASSWORD', '=')) return undefined;
  return c.string();
}

const byPassword = (password: string | undefined) =>
  password === undefined ? '' : ` ENCRYPTION BY PASSWORD = ${quoteString(password)}`;

const certificateDates = [
  ['SUBJECT', 'NewKeySubject'],
  ['START_DATE', 'NewKeyStartDate'],
  ['EXPIRY_DATE', 'NewKeyExpireDate'],
] as const;

/**
 * CREATE CERTIFICATE name [ AUTHORIZATION owner ] { FROM ASSEMBLY name | [ ENCRYPTION BY PASSWORD = '…' ] WITH SUBJECT = '…'
 * [ , START_DATE = '…' ] [ , EXPIRY_DATE = '…' ] } [ ACTIVE FOR BEGIN_DIALOG = { ON | OFF } ]. One from a file stays a text.
 */
export const certificateForm: CarriedForm = {
  element: 'SqlCertificate',
  word: 'CERTIFICATE',
  owned: true,
  global: true,
  read: (c) => {
    const owner = readAuthorization(c);
    const properties: Record<string, string | undefined> = {};
    let assembly: ModelEntry[] | undefined;
    if (c.accept('FROM', 'ASSEMBLY')) assembly = [refer(readIdentifier(c))];
    else {
      const password = readPassword(c);
      properties.IsEncryptedWithPassword = flag(password !== undefined, false);
      properties.NewKeyEncryptionPassword = password;
      c.expect('WITH');
      do {
        const option =
          certificateDates.find(([word]) => c.accept(word, '=')) ?? c.fail('an option of a certificate expected');
        properties[option[1]] = c.string();
      } while (c.accept(','));
    }
    if (c.accept('ACTIVE', 'FOR', 'BEGIN_DIALOG', '=')) {
      properties.IsActiveForBeginDialog = flag(c.accept('ON') || !c.accept('OFF'), true);
    }
    return { properties, relationships: { Authorizer: owner, ExistingKeysAssembly: assembly } };
  },
  write: (element) => {
    const head = `CREATE CERTIFICATE ${element.name}${authorizationOf(element)}`;
    const tail = readFlag(element, 'IsActiveForBeginDialog', true) ? ';' : ' ACTIVE FOR BEGIN_DIALOG = OFF;';
    const [assembly] = referencesOf(element, 'ExistingKeysAssembly');
    if (assembly !== undefined) return `${head} FROM ASSEMBLY ${assembly}${tail}`;
    const options = certificateDates.flatMap(([word, property]) => {
      const value = element.properties.get(property);
      return value === undefined ? [] : [`${word} = ${quoteString(value)}`];
    });
    if (!element.properties.has('NewKeySubject')) return undefined;
    return `${head}${byPassword(element.properties.get('NewKeyEncryptionPassword'))} WITH ${options.join(', ')}${tail}`;
  },
};

const asymmetricAlgorithms = ['RSA_512', 'RSA_1024', 'RSA_2048', 'RSA_3072', 'RSA_4096'];

/** CREATE ASYMMETRIC KEY name [ AUTHORIZATION owner ] { FROM ASSEMBLY name | WITH ALGORITHM = … } [ ENCRYPTION BY PASSWORD = '…' ] */
export const asymmetricKeyForm: CarriedForm = {
  element: 'SqlAsymmetricKey',
  word: 'ASYMMETRIC KEY',
  owned: true,
  global: true,
  read: (c) => {
    const owner = readAuthorization(c);
    let algorithm: number | undefined;
    let assembly: ModelEntry[] | undefined;
    if (c.accept('FROM', 'ASSEMBLY')) assembly = [refer(readIdentifier(c))];
    else {
      c.expect('WITH', 'ALGORITHM', '=');
      algorithm = asymmetricAlgorithms.findIndex((word) => c.accept(word));
      if (algorithm < 0) c.fail('an algorithm expected');
    }
    const password = readPassword(c);
    return {
      properties: {
        Algorithm: algorithm === undefined ? undefined : String(algorithm + 1),
        EncryptionPassword: password,
        IsEncryptedWithPassword: flag(password !== undefined, false),
      },
      relationships: { Assembly: assembly, Authorizer: owner },
    };
  },
  write: (element) => {
    const head = `CREATE ASYMMETRIC KEY ${element.name}${authorizationOf(element)}`;
    const tail = `${byPassword(element.properties.get('EncryptionPassword'))};`;
    const [assembly] = referencesOf(element, 'Assembly');
    if (assembly !== undefined) return `${head} FROM ASSEMBLY ${assembly}${tail}`;
    const number = element.properties.get('Algorithm');
    const algorithm = asymmetricAlgorithms.find((_, index) => String(index + 1) === number);
    return algorithm && `${head} WITH ALGORITHM = ${algorithm}${tail}`;
  },
};

const symmetricAlgorithms: readonly (readonly [string, string])[] = [
  ['DES', '1'],
  ['TRIPLE_DES', '2'],
  ['RC2', '3'],
  ['RC4', '4'],
  ['DESX', '5'],
  ['AES_128', '6'],
  ['AES_192', '7'],
  ['AES_256', '8'],
];

const encryptedBy = [
  ['CERTIFICATE', 'EncryptionCertificates'],
  ['ASYMMETRIC KEY', 'EncryptionAsymmetricKeys'],
  ['SYMMETRIC KEY', 'EncryptionSymmetricKeys'],
] as const;

/**
 * CREATE SYMMETRIC KEY name [ AUTHORIZATION owner ] WITH { ALGORITHM = … | KEY_SOURCE = '…' | IDENTITY_VALUE = '…' } [ ,… ]
 * ENCRYPTION BY { CERTIFICATE name | PASSWORD = '…' | SYMMETRIC KEY name | ASYMMETRIC KEY name } [ ,… ]
 */
export const symmetricKeyForm: CarriedForm = {
  element: 'SqlSymmetricKey',
  word: 'SYMMETRIC KEY',
  owned: true,
  read: (c) => {
    const owner = readAuthorization(c);
    const properties: Record<string, string> = {};
    c.expect('WITH');
    do {
      if (c.accept('KEY_SOURCE', '=')) properties.KeySource = c.string();
      else if (c.accept('IDENTITY_VALUE', '=')) properties.IdentityValue = c.string();
      else {
        c.expect('ALGORITHM', '=');
        const algorithm = symmetricAlgorithms.find(([word]) => c.accept(word)) ?? c.fail('an algorithm expected');
        properties.Algorithm = algorithm[1];
      }
    } while (c.accept(','));
    c.expect('ENCRYPTION', 'BY');
    const by: Record<string, ModelEntry[]> = {};
    do {
      const known = encryptedBy.find(([words]) => c.accept(...words.split(' ')));
      const entry = known ? refer(readIdentifier(c)) : passwordEntry(c);
      const relationship = known?.[1] ?? 'EncryptionPasswords';
      by[relationship] = [...(by[relationship] ?? []), entry];
    } while (c.accept(','));
    return { properties, relationships: { Authorizer: owner, ...by } };
  },
  write: (element) => {
    const { properties } = element;
    const algorithm = symmetricAlgorithms.find(([, number]) => number === properties.get('Algorithm'))?.[0];
    const options = [
      ...(algorithm === undefined ? [] : [`ALGORITHM = ${algorithm}`]),
      ...(['KeySource', 'IdentityValue'] as const).flatMap((property) => {
        const value = properties.get(property);
        const word = property === 'KeySource' ? 'KEY_SOURCE' : 'IDENTITY_VALUE';
        return value === undefined ? [] : [`${word} = ${quoteString(value)}`];
      }),
    ];
    const by = [
      ...encryptedBy.flatMap(([words, relationship]) =>
        referencesOf(element, relationship).map((name) => `${words} ${name}`),
      ),
      ...innerElements(element, 'EncryptionPasswords').map(
        (password) => `PASSWORD = ${quoteString(password.properties.get('EncryptionPassword') ?? '')}`,
      ),
    ];
    if (algorithm === undefined || by.length === 0) return undefined;
    return `CREATE SYMMETRIC KEY ${element.name}${authorizationOf(element)} WITH ${options.join(', ')} ENCRYPTION BY ${by.join(', ')};`;
  },
};

function passwordEntry(c: Cursor): ModelEntry {
  c.expect('PASSWORD', '=');
  const properties = { EncryptionPassword: c.string() };
  return { element: modelElement('SqlSymmetricKeyEncryptionPassword', undefined, { properties }) };
}

/** CREATE MASTER KEY [ ENCRYPTION BY PASSWORD = '…' ]: Azure SQL needs no password, and then the element says nothing. */
export const masterKeyForm: CarriedForm = {
  element: 'SqlMasterKey',
  word: 'MASTER KEY',
  single: true,
  more: true,
  read: (c) => ({ properties: { EncryptionPassword: readPassword(c) } }),
  write: ({ properties }: ModelElement) => {
    const password = properties.get('EncryptionPassword');
    return password === undefined ? undefined : `CREATE MASTER KEY${byPassword(password)};`;
  },
};

/** CREATE DATABASE SCOPED CREDENTIAL name WITH IDENTITY = '…' [ , SECRET = '…' ] */
export const scopedCredentialForm: CarriedForm = {
  element: 'SqlDatabaseCredential',
  word: 'DATABASE SCOPED CREDENTIAL',
  read: (c) => {
    c.expect('WITH', 'IDENTITY', '=');
    const identity = c.string();
    const secret = c.accept(',', 'SECRET', '=') ? c.string() : undefined;
    return { properties: { Identity: identity, Secret: secret } };
  },
  write: ({ name, properties }: ModelElement) => {
    const secret = properties.get('Secret');
    const options = [
      `IDENTITY = ${quoteString(properties.get('Identity') ?? '')}`,
      ...(secret === undefined ? [] : [`SECRET = ${quoteString(secret)}`]),
    ];
    return `CREATE DATABASE SCOPED CREDENTIAL ${name} WITH ${options.join(', ')};`;
  },
};
