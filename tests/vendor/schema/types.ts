// SPDX-License-Identifier: GPL-3.0-or-later
// What is judged, by the names of the vendors' own types. make_schemas.py turns them into JSON Schemas.
import type { MessageCreateParamsStreaming, Message, RawMessageStreamEvent } from "@anthropic-ai/sdk/resources/messages";
import type { ChatCompletion, ChatCompletionChunk, ChatCompletionCreateParamsStreaming } from "openai/resources/chat/completions";
import type { Response, ResponseCreateParamsStreaming, ResponseStreamEvent } from "openai/resources/responses/responses";

export type openai_responses_request = ResponseCreateParamsStreaming;
export type openai_responses_frame = ResponseStreamEvent;
export type openai_responses_object = Response;
export type openai_chat_request = ChatCompletionCreateParamsStreaming;
export type openai_chat_frame = ChatCompletionChunk;
export type openai_chat_object = ChatCompletion;
export type anthropic_messages_request = MessageCreateParamsStreaming;
export type anthropic_messages_frame = RawMessageStreamEvent;
export type anthropic_messages_object = Message;
