import type { AlertArea, AlertText, CivicError, When } from '@civickit/core';

/** One CAP message as it stands, before anything is known of others. */
export interface CapMessage {
  readonly identifier: string;
  readonly sender: string;
  readonly sent: When;
  /** `Actual`, `Exercise`, `System`, `Test` or `Draft`. */
  readonly status: string;
  /** `Alert`, `Update`, `Cancel`, `Ack` or `Error`. */
  readonly msgType: string;
  /** `Public`, `Restricted` or `Private`. */
  readonly scope: string;
  readonly references: readonly CapReference[];
  readonly infos: readonly CapInfo[];
  /** Absolute http(s) address of a page about it, or of the message itself. */
  readonly url?: string;
  readonly raw: unknown;
}

/** `sender,identifier,sent` of a message that another one replaces. */
export interface CapReference {
  readonly sender: string;
  readonly identifier: string;
  readonly sent: string;
}

/** An `info` block: the alert in one language, or for some of its areas. */
export interface CapInfo extends AlertText {
  readonly category: readonly string[];
  readonly responseTypes: readonly string[];
  readonly urgency: string;
  readonly severity: string;
  readonly certainty: string;
  readonly effective?: When;
  readonly onset?: When;
  readonly expires?: When;
  /** Event codes and parameters: where systems put what CAP has no element for, such as a colour. */
  readonly parameters: readonly { readonly name: string; readonly value: string }[];
  readonly areas: readonly AlertArea[];
}

export interface ParsedCap {
  readonly alert: CapMessage;
  /** What is wrong in it and was mended or left out. */
  readonly problems: readonly CivicError[];
}

/** Where a message comes from. */
export interface CapOrigin {
  readonly url: string;
  /** IANA zone for times without offset, which CAP forbids. */
  readonly zone: string;
  readonly source: string;
}
