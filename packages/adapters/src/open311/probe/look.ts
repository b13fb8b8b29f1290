import { isCivicError, type CivicError, type SourceContext } from '@civickit/core';
import { answerText } from '../read/answer-text.js';
import { parseJson } from '../read/json-records.js';

/** An answer as it came, before anybody knows what it means. */
export interface Look {
  readonly url: URL;
  readonly bytes: Uint8Array;
  readonly text: string;
  readonly contentType: string | undefined;
  /** The parsed JSON; undefined for all else. */
  readonly json?: unknown;
  readonly isXml: boolean;
  readonly isPage: boolean;
}

const maxBytes = 8 * 1024 * 1024;

/** Asks once; a refusal comes as the error. @throws CivicError where there is no server or no way to it */
export async function look(url: URL, { http, signal }: SourceContext): Promise<Look | CivicError> {
  try {
    const { bytes, headers, url: final } = await http.send({ method: 'GET', url, maxBytes }, signal);
    const contentType = headers.get('content-type') ?? undefined;
    const text = await answerText(bytes, contentType, maxBytes);
    const isPage = /^<(?:!doctype html|html)/i.test(text);
    const isXml = text.startsWith('<') && !isPage;
    return { url: final, bytes, text, contentType, isXml, isPage, ...(!isXml && !isPage && { json: parseJson(text) }) };
  } catch (error) {
    if (isCivicError(error) && error.kind === 'http') return error;
    throw error;
  }
}

/** Whether an answer holds data rather than a page or a sentence. */
export function holdsData(answer: Look | CivicError | undefined): answer is Look {
  return answer !== undefined && !isCivicError(answer) && (answer.isXml || typeof answer.json === 'object');
}
