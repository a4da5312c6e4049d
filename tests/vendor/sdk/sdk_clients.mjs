// SPDX-License-Identifier: GPL-3.0-or-later
// The vendors' own SDKs ask our fake provider. What they read is what a client of ours has to read.
// Usage: node sdk_clients.mjs PATH/longleaf-replay-server   (the packages are found from the current folder)
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(join(process.cwd(), "package.json"));
const load = (name) => import(pathToFileURL(require.resolve(name)).href);
const { default: OpenAI } = await load("openai");
const { default: Anthropic } = await load("@anthropic-ai/sdk");
const { GoogleGenAI } = await load("@google/genai");

const program = process.argv[2];
const folder = mkdtempSync(join(tmpdir(), "longleaf-sdk-"));
const TEXT = "Die Gebühr beträgt 4.200 €. It is due in March.";
const USAGE = { input_tokens: 1200, output_tokens: 90, cached_tokens: 200 };
const REFUSAL = "I can't help with that.";
let checks = 0;

// A server with replies in order, and what it says of itself.
async function withServer(name, options, replies, ask) {
    const script = join(folder, `${name}.json`);
    writeFileSync(script, JSON.stringify(replies));
    const server = spawn(program, ["--port", "0", "--script", script, ...options], { stdio: ["ignore", "pipe", "inherit"] });
    try {
        const first = await new Promise((resolve, reject) => {
            server.stdout.once("data", (bytes) => resolve(String(bytes).split("\n")[0]));
            server.once("exit", () => reject(new Error("the server ended")));
        });
        await ask(first);
        console.log(`${name}: ok`);
    } finally {
        server.kill();
    }
}

function same(actual, expected, what) {
    assert.deepEqual(actual, expected, what);
    checks += 1;
}

async function failure(ask) {
    try {
        await ask();
    } catch (error) {
        return error;
    }
    throw new Error("no error came");
}

async function all(stream) {
    const events = [];
    for await (const event of await stream)
        events.push(event);
    return events;
}

const PLAIN = { text: TEXT, piece_bytes: 7, ...USAGE };

async function responses(name, options, extra) {
    const replies = [PLAIN, { text: TEXT, reasoning_summary: "Looking." }, { refusal: REFUSAL }, { text: TEXT, incomplete: "max_output_tokens" },
        { fault: "error-event", code: "server_error", message: "It broke." }, { fault: "rate-limited" }, { fault: "overflow" }];
    await withServer(name, options, replies, async (baseURL) => {
        const client = new OpenAI({ apiKey: "replay", baseURL, maxRetries: 0 });
        const body = { model: "replay", input: "fee?", max_output_tokens: 8192, store: false, stream: true, ...extra };
        const ask = () => all(client.responses.create(body));
        const textOf = (events) => events.filter((e) => e.type === "response.output_text.delta").map((e) => e.delta).join("");
        const plain = await ask();
        same(textOf(plain), TEXT);
        same(plain.map((e) => e.sequence_number), plain.map((_, i) => i), "the numbers have no gap");
        same(plain.at(-1).type, "response.completed");
        same(plain.at(-1).response.usage.input_tokens, 1200);
        same(plain.at(-1).response.usage.input_tokens_details.cached_tokens, 200);
        const reasoned = await ask();
        same(reasoned.find((e) => e.type === "response.reasoning_summary_text.done").text, "Looking.");
        const refused = await ask();
        same(refused.find((e) => e.type === "response.refusal.done").refusal, REFUSAL);
        const cut = await ask();
        same(cut.at(-1).response.incomplete_details.reason, "max_output_tokens");
        // This SDK throws for an event "error"; what it throws has the event's words.
        assert.match(String((await failure(ask)).message), /It broke/);
        const limited = await failure(ask);
        same(limited.constructor.name, "RateLimitError");
        same(limited.headers.get("retry-after"), "1");
        same((await failure(ask)).status, 400);
    });
}

async function chat(name, options, capName, extra, refusalOf, overflowStatus) {
    const replies = [PLAIN, { refusal: REFUSAL }, { text: TEXT, incomplete: "max_output_tokens" },
        { text: TEXT, fault: "error-event", message: "It broke." }, { fault: "key-refused" }, { fault: "overflow" }];
    await withServer(name, [...options, "--wire", "chat"], replies, async (baseURL) => {
        const client = new OpenAI({ apiKey: "replay", baseURL, maxRetries: 0 });
        const body = { model: "replay", messages: [{ role: "user", content: "fee?" }], [capName]: 8192, stream: true,
            stream_options: { include_usage: true }, ...extra };
        const ask = () => all(client.chat.completions.create(body));
        const choices = (chunks) => chunks.flatMap((c) => c.choices);
        const plain = await ask();
        same(choices(plain).map((c) => c.delta.content ?? "").join(""), TEXT);
        same(plain.at(-1).choices, []);
        same(plain.at(-1).usage.prompt_tokens, 1200);
        same(choices(plain).at(-1).finish_reason, "stop");
        same(refusalOf(choices(await ask())), REFUSAL);
        same(choices(await ask()).at(-1).finish_reason, "length");
        assert.match(String((await failure(ask)).message), /It broke/);
        same((await failure(ask)).status, 401);
        if (overflowStatus === 400)
            same((await failure(ask)).status, 400);
    });
}

async function messages() {
    const replies = [{ ...PLAIN, thinking: "Looking." }, { text: TEXT, citations: [{ after: Buffer.byteLength("Die Gebühr beträgt 4.200 €."), text: "Gebühr: 4.200 €", first: 3, last: 4 }] },
        { refusal: REFUSAL }, { text: TEXT, incomplete: "model_context_window_exceeded" },
        { text: TEXT, fault: "error-event", status: 529, message: "Overloaded" }, { fault: "overloaded" }, { fault: "overflow" }];
    await withServer("anthropic", ["--server", "anthropic", "--wire", "messages"], replies, async (url) => {
        const client = new Anthropic({ apiKey: "replay", baseURL: url.replace(/\/v1$/, ""), maxRetries: 0,
            defaultHeaders: { "anthropic-version": "2023-06-01" } });
        const document = { type: "document", title: "Report", source: { type: "content", content: [{ type: "text", text: "A fee." }] },
            citations: { enabled: true } };
        const body = { model: "replay", max_tokens: 8192, messages: [{ role: "user", content: [document, { type: "text", text: "fee?" }] }] };
        const ask = () => client.messages.stream(body).finalMessage();
        const plain = await ask();
        same(plain.content.map((b) => b.type), ["thinking", "text"]);
        same(plain.content[1].text, TEXT);
        same(plain.usage.input_tokens + plain.usage.cache_read_input_tokens, 1200);
        same(plain.usage.cache_read_input_tokens, 200);
        const cited = await ask();
        same(cited.content.map((b) => b.text), ["Die Gebühr beträgt 4.200 €.", " It is due in March."]);
        same(cited.content[0].citations[0].start_block_index, 3);
        same(cited.content[0].citations[0].cited_text, "Gebühr: 4.200 €");
        const refused = await ask();
        same([refused.stop_reason, refused.stop_details.explanation], ["refusal", REFUSAL]);
        same((await ask()).stop_reason, "model_context_window_exceeded");
        assert.match(String((await failure(ask)).message), /Overloaded/);
        const busy = await failure(ask);
        same([busy.status, busy.type], [529, "overloaded_error"]);
        assert.match(String((await failure(ask)).message), /prompt is too long: \d+ tokens > \d+ maximum/);
        const { max_tokens, ...counted } = body;
        same(typeof (await client.messages.countTokens(counted)).input_tokens, "number");
        const page = await client.models.list();
        same(page.data[0].max_input_tokens, 131072);
    });
}

async function gemini(fault) {
    const replies = [{ ...PLAIN, thinking: "Looking.", fault }, { refusal: REFUSAL }, { text: TEXT, incomplete: "RECITATION" },
        { fault: "unavailable" }, { fault: "key-refused" }, { fault: "overflow" }];
    await withServer(`gemini ${fault}`, ["--server", "gemini", "--wire", "gemini"], replies, async (url) => {
        const client = new GoogleGenAI({ apiKey: "replay", httpOptions: { baseUrl: url.replace(/\/v1beta$/, ""), apiVersion: "v1beta" } });
        const body = { model: "replay", contents: "fee?", config: { maxOutputTokens: 8192, systemInstruction: "rules" } };
        const ask = () => all(client.models.generateContentStream(body));
        const parts = (chunks) => chunks.flatMap((c) => c.candidates?.[0]?.content?.parts ?? []);
        const plain = await ask();
        same(parts(plain).filter((p) => !p.thought).map((p) => p.text).join(""), TEXT);
        same(parts(plain).filter((p) => p.thought).map((p) => p.text).join(""), "Looking.");
        same(plain.at(-1).candidates[0].finishReason, "STOP");
        same(plain.at(-1).usageMetadata.promptTokenCount, 1200);
        const refused = await ask();
        same(refused.at(-1).promptFeedback.blockReasonMessage, REFUSAL);
        same((await ask()).at(-1).candidates[0].finishReason, "RECITATION");
        same((await failure(ask)).status, 503);
        assert.match(String((await failure(ask)).message), /API_KEY_INVALID/);
        assert.match(String((await failure(ask)).message), /exceeds the maximum number of tokens allowed/);
        same(typeof (await client.models.countTokens({ model: "replay", contents: "fee?" })).totalTokens, "number");
    });
}

const contentOf = (choices) => choices.map((c) => c.delta.content ?? "").join("");
try {
    await responses("responses as Meta", [], {});
    await responses("responses as OpenAI", ["--server", "openai"], { stream_options: { include_obfuscation: false } });
    await chat("chat as OpenAI", ["--server", "openai"], "max_completion_tokens", {}, (c) => c.map((x) => x.delta.refusal ?? "").join(""), 400);
    await chat("chat as OpenRouter", ["--server", "openrouter"], "max_tokens", { transforms: [], provider: { data_collection: "deny" } }, contentOf, 400);
    await chat("chat as llama-server", ["--server", "llama-server"], "max_tokens", {}, contentOf, 400);
    await chat("chat as vLLM", ["--server", "vllm"], "max_tokens", {}, contentOf, 400);
    await chat("chat as LM Studio", ["--server", "lmstudio"], "max_tokens", {}, contentOf, 200);
    await messages();
    await gemini("none");
    await gemini("cr-lf");
    await gemini("cr-only");
    console.log(`${checks} checks`);
} finally {
    rmSync(folder, { recursive: true });
}
