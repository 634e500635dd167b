// Checks the proof of an entry of the trail (GET /trail/ENTRY/proof.txt) with the program that checks Sigstore's log:
//   npm install @sigstore/verify@4.1.3
//   node check-proof.mjs PROOF.txt KEY
import { readFileSync } from 'node:fs';
import { createPublicKey } from 'node:crypto';
import { createRequire } from 'node:module';

const from = createRequire(process.cwd() + '/');
const { verifyCheckpoint } = from('@sigstore/verify/dist/tlog/checkpoint.js');
const { verifyMerkleInclusion } = from('@sigstore/verify/dist/tlog/merkle.js');

const [file, key] = process.argv.slice(2);
if (!file || !key) {
  console.error('usage: node check-proof.mjs PROOF.txt KEY');
  process.exit(2);
}
// C2SP tlog-proof: "extra" is the leaf, then its index, the hashes, an empty line and the signed checkpoint.
const text = readFileSync(file, 'utf8');
const split = text.indexOf('\n\n');
const [version, extra, index, ...hashes] = text.slice(0, split).split('\n');
if (version !== 'c2sp.org/tlog-proof@v1' || !extra.startsWith('extra ') || !index.startsWith('index ')) {
  console.error('not a proof of an entry');
  process.exit(2);
}

// A key is name+hash+key: the hash is what signature lines begin with, the key its type (1) and 32 bytes.
const [name, hash, ...rest] = key.trim().split('+');
const bytes = Buffer.from(rest.join('+'), 'base64');
const publicKey = createPublicKey({
  key: Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), bytes.subarray(1)]),
  format: 'der',
  type: 'spki',
});
const log = { logID: Buffer.from(hash, 'hex'), baseURL: name, publicKey };

const entry = {
  inclusionProof: {
    logIndex: index.slice('index '.length),
    hashes: hashes.map((one) => Buffer.from(one, 'base64')),
    checkpoint: { envelope: text.slice(split + 2) },
  },
  canonicalizedBody: Buffer.from(extra.slice('extra '.length), 'base64'),
};
try {
  const checkpoint = verifyCheckpoint(entry, [log]);
  console.log(`checkpoint of ${checkpoint.origin}: ${checkpoint.logSize} leaves, signed by the key`);
  verifyMerkleInclusion(entry, checkpoint);
  console.log(`the entry is leaf ${entry.inclusionProof.logIndex} of that tree`);
} catch (refused) {
  console.error(`not proven: ${refused.message}`);
  process.exit(1);
}
