// Reads deliveries from standard input, one JSON a line: {secret, publicKey, headers, body}. Says of each whether the library takes
// its v1 signature, whether Node's own crypto takes its v1a signature, and whether both refuse a body of which one byte is another.
import { createPublicKey, verify } from 'node:crypto';
import { createInterface } from 'node:readline';
import { Webhook } from 'standardwebhooks';

const takes = (check) => {
  try {
    return check() !== false;
  } catch {
    return false;
  }
};

const ofLibrary = (delivery, body) => takes(() => new Webhook(delivery.secret).verify(body, delivery.headers));

const ofNode = (delivery, body) => {
  const key = createPublicKey({
    key: Buffer.concat([
      Buffer.from('302a300506032b6570032100', 'hex'),
      Buffer.from(delivery.publicKey.replace('whpk_', ''), 'base64'),
    ]),
    format: 'der',
    type: 'spki',
  });
  const { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': signatures } = delivery.headers;
  return signatures
    .split(' ')
    .filter((one) => one.startsWith('v1a,'))
    .some((one) => verify(null, Buffer.from(`${id}.${at}.${body}`), key, Buffer.from(one.slice(4), 'base64')));
};

for await (const line of createInterface({ input: process.stdin })) {
  const delivery = JSON.parse(line);
  const other = delivery.body.replace('1.0', '1.1');
  console.log(
    JSON.stringify({
      v1: ofLibrary(delivery, delivery.body),
      v1a: ofNode(delivery, delivery.body),
      v1Other: ofLibrary(delivery, other),
      v1aOther: ofNode(delivery, other),
    }),
  );
}
