/** A mail as it leaves: plain text, to one person. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/**
 * What became of a mail. `refused` is for good and about this mail, `busy` may be otherwise later; `unreachable` and `denied` are
 * about the mail server, so that every other mail would fare the same: it does not answer now, or does not want us at all. The
 * reason is codes only, such as `550 5.1.1`, since the words of a server repeat addresses.
 */
export type Delivery =
  | { readonly outcome: 'sent' }
  | { readonly outcome: 'refused' | 'busy' | 'unreachable' | 'denied'; readonly reason: string };

/** The mail server that this site sends by. Its failures are values: `send` never rejects. */
export interface Mailer {
  /** Whom mails come from, as their readers see it. */
  readonly sender: string;
  readonly send: (mail: Mail) => Promise<Delivery>;
}
