import { parseQuotedPath, quotePath, quoteString } from '../../base/names.ts';
import type { ModelElement } from '../../formats/model-element.ts';
import { innerElements, modelElement, refer, referencesOf } from '../elements.ts';
import { bare } from '../option-text.ts';

const literal = `N?'(?:[^']|'')*'`;
const identifier = String.raw`(?:\[(?:[^\]]|\]\])+\]|[\w$#@]+)`;

// CREATE COLUMN MASTER KEY name WITH ( KEY_STORE_PROVIDER_NAME = '…', KEY_PATH = '…' [, ENCLAVE_COMPUTATIONS ( SIGNATURE = 0x… ) ] )
const masterKey = new RegExp(
  String.raw`^CREATE\s+COLUMN\s+MASTER\s+KEY\s+${identifier}\s+WITH\s*\(\s*KEY_STORE_PROVIDER_NAME\s*=\s*(${literal})\s*,\s*KEY_PATH\s*=\s*(${literal})\s*(?:,\s*ENCLAVE_COMPUTATIONS\s*\(\s*SIGNATURE\s*=\s*(0x[\da-f]*)\s*\)\s*)?\)\s*;?$`,
  'i',
);
const value = String.raw`\(\s*COLUMN_MASTER_KEY\s*=\s*(${identifier})\s*,\s*ALGORITHM\s*=\s*(${literal})\s*,\s*ENCRYPTED_VALUE\s*=\s*(0x[\da-f]*)\s*\)`;
// CREATE COLUMN ENCRYPTION KEY name WITH VALUES ( COLUMN_MASTER_KEY = name, ALGORITHM = '…', ENCRYPTED_VALUE = 0x… ) [, ( … ) ]
const encryptionKey = new RegExp(
  String.raw`^CREATE\s+COLUMN\s+ENCRYPTION\s+KEY\s+${identifier}\s+WITH\s+VALUES\s*(${value}(?:\s*,\s*${value})*)\s*;?$`,
  'i',
);

/** The element of a key of Always Encrypted; undefined for any other statement, and for one that says more. */
export function encryptionKeyElement(name: readonly string[], statement: string): ModelElement | undefined {
  const master = masterKey.exec(statement);
  if (master) {
    return modelElement('SqlColumnMasterKey', quotePath(name), {
      properties: { KeyStoreProviderName: bare(master[1]!), KeyPath: bare(master[2]!), Signature: master[3] },
    });
  }
  const values = encryptionKey.exec(statement)?.[1];
  if (values === undefined) return undefined;
  return modelElement('SqlColumnEncryptionKey', quotePath(name), {
    relationships: {
      ColumnEncryptionKeyValues: [...values.matchAll(new RegExp(value, 'gi'))].map(([, key, algorithm, encrypted]) => ({
        element: modelElement('SqlColumnEncryptionKeyValue', undefined, {
          properties: { EncryptedValue: encrypted, EncryptionAlgorithm: bare(algorithm!) },
          relationships: { ColumnMasterKey: [refer(...parseQuotedPath(key!))] },
        }),
      })),
    },
  });
}

/** The statement that makes such a key. */
export function encryptionKeyText(element: ModelElement): string | undefined {
  const { type, name = '', properties } = element;
  if (type === 'SqlColumnMasterKey') {
    const signature = properties.get('Signature');
    const parts = [
      `KEY_STORE_PROVIDER_NAME = ${quoteString(properties.get('KeyStoreProviderName') ?? '')}`,
      `KEY_PATH = ${quoteString(properties.get('KeyPath') ?? '')}`,
      ...(signature === undefined ? [] : [`ENCLAVE_COMPUTATIONS (SIGNATURE = ${signature})`]),
    ];
    return `CREATE COLUMN MASTER KEY ${name} WITH (${parts.join(', ')});`;
  }
  if (type !== 'SqlColumnEncryptionKey') return undefined;
  const values = innerElements(element, 'ColumnEncryptionKeyValues').map((one) => {
    const [key = ''] = referencesOf(one, 'ColumnMasterKey');
    const algorithm = quoteString(one.properties.get('EncryptionAlgorithm') ?? '');
    return `(COLUMN_MASTER_KEY = ${key}, ALGORITHM = ${algorithm}, ENCRYPTED_VALUE = ${one.properties.get('EncryptedValue')})`;
  });
  return `CREATE COLUMN ENCRYPTION KEY ${name} WITH VALUES ${values.join(', ')};`;
}
