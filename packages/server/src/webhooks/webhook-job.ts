/** A message to be delivered. Its secret stays in the configuration. */
export interface WebhookJob {
  readonly url: string;
  /** JSON text that is signed as it is. */
  readonly body: string;
}
