import type { Notice, When } from '@civickit/core';
import { withoutFalseDates } from '../../source/is-date.js';

/** What a written feed says about itself. */
export interface FeedChannel {
  /** Plain text. */
  readonly title: string;
  /** Absolute address of the page that the feed belongs to. */
  readonly homepage: string;
  /** Absolute address of the feed itself. */
  readonly url: string;
  /** Atom needs it, RSS leaves out what is no date, JSON Feed has no member for it. */
  readonly updated: When;
  /** Plain text. @default the title */
  readonly description?: string;
  /** BCP 47 tag. */
  readonly language?: string;
  readonly authors?: readonly string[];
  /** Absolute addresses of the first page and of the next one (RFC 5005 section 3); JSON Feed has no word for the first. */
  readonly first?: string;
  readonly next?: string;
  /** RSS and Atom cannot say that a notice is pinned: pinned ones get this category, by which `feed` knows them again. */
  readonly pinnedCategory?: string;
  /** IANA zone of bare days, for formats that need an instant. @default 'UTC' */
  readonly zone?: string;
}

/** `notice` without what a program calls a date and is none: readers would take it for one, or give up. */
export function soundNotice(notice: Notice): Notice {
  return withoutFalseDates(notice, ['published', 'updated', 'verified', 'expires']);
}

/** The date as exact as it is known: a bare day, without seconds, or whole. */
export function writtenDate({ iso, precision }: When): string {
  return precision === 'minute' ? iso.replace(/(T\d\d:\d\d):00(?:\.0+)?/, '$1') : iso;
}

/** The categories of `notice`, with that of pinned ones. */
export function writtenCategories({ categories = [], pinned }: Notice, { pinnedCategory }: FeedChannel): readonly string[] {
  return pinned && pinnedCategory ? [...categories, pinnedCategory] : categories;
}
