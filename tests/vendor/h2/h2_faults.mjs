// SPDX-License-Identifier: GPL-3.0-or-later
// An HTTP/2 provider that misbehaves as HTTP/1.1 cannot (row 33 of tests/support/fault_list.h). It answers every request
// with half of a Responses stream, then: goaway  (GOAWAY, and the connection closes), reset (RST_STREAM with an internal
// error), refused (REFUSED_STREAM before anything was answered), polite (the stream ends without its last event). It has
// taken the whole request before it does so: what breaks off before that never left and is rightly sent again.
// Usage: node h2_faults.mjs MODE KEY.pem CERTIFICATE.pem    The first line on standard output is the port.
import { readFileSync } from "node:fs";
import http2 from "node:http2";

const [mode, key, certificate] = process.argv.slice(2);
const { NGHTTP2_INTERNAL_ERROR, NGHTTP2_REFUSED_STREAM } = http2.constants;
const DELTA = 'event: response.output_text.delta\ndata: {"content_index":0,"delta":"It is due","item_id":"msg_c3",' +
    '"logprobs":[],"output_index":1,"sequence_number":6,"type":"response.output_text.delta"}\n\n';
const breaks = {
    goaway: (stream) => {
        stream.session.goaway(NGHTTP2_INTERNAL_ERROR);
        stream.session.destroy();
    },
    // A close with a code would first end the stream politely, and the client would see nothing wrong.
    reset: (stream) => stream.destroy(new Error("reset")),
    polite: (stream) => stream.end(),
};
if (mode !== "refused" && !(mode in breaks)) {
    console.error("usage: node h2_faults.mjs goaway|reset|refused|polite KEY.pem CERTIFICATE.pem");
    process.exit(2);
}

const server = http2.createSecureServer({ key: readFileSync(key), cert: readFileSync(certificate) });
server.on("stream", (stream) => {
    stream.on("error", () => {});
    stream.on("end", () => {
        if (mode === "refused") {
            stream.close(NGHTTP2_REFUSED_STREAM);
            return;
        }
        stream.respond({ ":status": 200, "content-type": "text/event-stream" });
        stream.write(DELTA, () => setTimeout(() => breaks[mode](stream), 100));
    });
    stream.resume(); // what it says is of no interest
});
server.listen(0, "127.0.0.1", () => console.log(server.address().port));
