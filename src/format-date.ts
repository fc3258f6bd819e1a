/** Dates as British readers write them. */
import type { PartialDate } from "./report.ts";

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** "25 May 2021", "May 2021" or "2021". */
export function formatDate(date: PartialDate): string {
  const [year = "", month, day] = date.split("-");
  const name = month === undefined ? undefined : MONTHS[Number(month) - 1];
  if (name === undefined) return year;
  return day === undefined ? `${name} ${year}` : `${Number(day)} ${name} ${year}`;
}

/** "24–29 September 2021", "25 May 2021", "2021 to 2023": the days, months or years of a span. */
export function formatSpan(from: PartialDate, to: PartialDate): string {
  if (from === to) return formatDate(from);
  const [fromYear, fromMonth, fromDay] = from.split("-");
  const [toYear, toMonth, toDay] = to.split("-");
  if (fromYear === toYear && fromMonth === toMonth && fromDay !== undefined && toDay !== undefined) {
    return `${Number(fromDay)}–${formatDate(to)}`;
  }
  return `${formatDate(from)} to ${formatDate(to)}`;
}
