import { readValuesExactly } from './read-value.ts';
import { Connection, type ConnectionConfiguration, ConnectionError } from './tedious.ts';

type Parsing = Parameters<Connection['createTokenStreamParser']>;
type Negotiation = Parameters<Connection['performTlsNegotiation']>;

/**
 * tedious signs in without encryption when the server (or somebody between) says that it has none, even where encryption was asked
 * for: the password would go over the wire readable. This connection ends there instead, unless encryption is optional.
 */
export class EncryptedConnection extends Connection {
  encryptionOptional = false;

  constructor(config: ConnectionConfiguration) {
    super(config);
    readValuesExactly(this.config.options);
  }

  override async performTlsNegotiation(...[prelogin, signal]: Negotiation): Promise<void> {
    const offered = prelogin.encryptionString === 'ON' || prelogin.encryptionString === 'REQ';
    if (this.config.options.encrypt === true && !offered && !this.encryptionOptional) {
      throw new ConnectionError('The server does not offer encryption.', 'ENOENCRYPT');
    }
    await super.performTlsNegotiation(prelogin, signal);
  }

  /** An answer that cannot be read ends the connection; tedious would let it end the process. */
  override createTokenStreamParser(...[message, handler]: Parsing): ReturnType<Connection['createTokenStreamParser']> {
    const parser = super.createTokenStreamParser(message, handler);
    parser.parser.on('error', (error) => this.socket?.destroy(error));
    return parser;
  }
}
