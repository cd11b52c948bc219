import { Duplex } from 'node:stream';
import { headerLength, packet, packetType } from './packets.ts';

/**
 * The stream that TLS runs on in TDS 7.4: until the first bytes that are no PRELOGIN packet, what comes is unwrapped
 * from such packets and what goes is wrapped in them, one message for each flight; afterwards it passes as it is.
 */
export function preloginTls(wire: Duplex): Duplex {
  let wrapped = true;
  let waiting: Buffer = Buffer.alloc(0);
  let flight: Buffer[] = [];
  const sendFlight = () => {
    if (flight.length > 0) wire.write(packet(packetType.prelogin, Buffer.concat(flight), true, 1));
    flight = [];
  };
  const tunnel = new Duplex({
    read: () => void wire.resume(),
    write(bytes: Buffer, _encoding, sent) {
      if (!wrapped) return void wire.write(bytes, sent);
      // A driver takes one message for each that it sent: what TLS says in one go must be one.
      if (flight.length === 0) setImmediate(sendFlight);
      flight.push(bytes);
      sent();
    },
    final(ended) {
      sendFlight();
      wire.end(ended);
    },
    destroy(error, destroyed) {
      wire.destroy();
      destroyed(error);
    },
  });
  wire.on('data', (bytes: Buffer) => {
    waiting = waiting.length === 0 ? bytes : Buffer.concat([waiting, bytes]);
    while (wrapped && waiting[0] === packetType.prelogin) {
      const length = waiting.length < headerLength ? Number.POSITIVE_INFINITY : waiting.readUInt16BE(2);
      if (waiting.length < length) return;
      tunnel.push(waiting.subarray(headerLength, length));
      waiting = waiting.subarray(length);
    }
    if (waiting.length === 0) return;
    wrapped = false;
    tunnel.push(waiting);
    waiting = Buffer.alloc(0);
  });
  wire.on('end', () => tunnel.push(null));
  wire.on('close', () => tunnel.destroy());
  wire.on('error', (error) => tunnel.destroy(error));
  return tunnel;
}
