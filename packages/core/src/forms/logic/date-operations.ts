import { daysBetween, moveBy, readMoment, yearsBetween, type Moment } from './dates.js';
import { onTexts, type Operation } from './operation.js';

export const dateOperations = {
  addDuration: onTexts(moveBy),
  daysBetween: between(daysBetween),
  yearsBetween: between(yearsBetween),
} satisfies Record<string, Operation>;

function between(count: (one: Moment, other: Moment) => number | undefined): Operation {
  return onTexts((one, other) => {
    const [from, to] = [readMoment(one), readMoment(other)];
    return from && to && count(from, to);
  });
}
