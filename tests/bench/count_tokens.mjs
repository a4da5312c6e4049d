// SPDX-License-Identifier: GPL-3.0-or-later
// Prints the o200k_base tokens of each text of a file, one number a line, as gpt-tokenizer counts them.
// usage: NODE_PATH=<node_modules with gpt-tokenizer> node count_tokens.mjs FILE
// FILE: per text its size in bytes (u32, little endian) and its bytes (UTF-8). Exit status 3: no gpt-tokenizer.
import fs from 'node:fs'
import { createRequire } from 'node:module'

let tokenizer
try {
    tokenizer = createRequire(import.meta.url)('gpt-tokenizer/encoding/o200k_base')
} catch {
    process.exit(3)
}
const ordinary = { allowedSpecial: new Set(), disallowedSpecial: new Set() }
const file = fs.readFileSync(process.argv[2])
const counts = []
for (let at = 0; at < file.length;) {
    const size = file.readUInt32LE(at)
    counts.push(tokenizer.countTokens(file.toString('utf8', at + 4, at + 4 + size), ordinary))
    at += 4 + size
}
fs.writeSync(1, counts.join('\n') + '\n')
