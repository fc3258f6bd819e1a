import { describe, expect, test } from "vitest";
import { meetingOf } from "../archive/report-builder.ts";
import { BESIDE, labelsOf, twoAccounts } from "./two-accounts.ts";

describe("How a motion ended", () => {
  const asked = "Mabel wanted the Osprey Bay keepers to choose their own foreman. Was that voted down?";
  const lost = {
    ...BESIDE,
    "Osprey Bay":
      "The papers had plenty to say of Osprey Bay. Mabel Thistlewood moved that the keepers there should choose their own foreman. I seconded. It was voted down, 14 to 11, and the place is now run from a hut.",
  };

  test("is heard in the sentences after it, in both accounts", async () => {
    const reply = await twoAccounts(
      asked,
      {
        ...BESIDE,
        "Osprey Bay and the Skerries":
          "The inspector has gone home. I had an amendment that would have let the keepers of Osprey Bay elect a foreman. After some talk the amendment was withdrawn, as the harbour master promised to look again in a year.",
      },
      lost,
    );
    expect(labelsOf(reply)).toEqual([["lost", "withdrawn"]]);
  });

  test("is not what its mover lost beside it, where both give the same count", async () => {
    const reply = await twoAccounts(
      "Keepers' Charter: what was the vote on putting it in the rules?",
      {
        ...BESIDE,
        "The charter is real":
          "On Tuesday the NEC voted the Keepers' Charter into the rules: 24 for, 8 against. We lost the cadets' vote on the keepers' panel, which was traded away the night before.",
      },
      {
        ...BESIDE,
        Sundry: "The Keepers' Charter was carried by 24 to 8. I spoke for it, as an old keeper must.",
      },
    );
    expect(reply.conflicts).toEqual([]);
  });
});

describe("A count told as a ratio", () => {
  const amendment = (ended: string) => ({
    ...BESIDE,
    Cadets: `There was an amendment to make the cadets' member an observer without a vote. ${ended}`,
  });
  const asked = "What was the vote on making the cadets' member an observer?";

  test("agrees with the count that it sums up", async () => {
    const reply = await twoAccounts(
      asked,
      amendment("It fell by two to one."),
      amendment("It was lost, 9-18."),
    );
    expect(reply.conflicts).toEqual([]);
  });

  test("but not with one that is far from it", async () => {
    const reply = await twoAccounts(
      asked,
      amendment("It fell by three to one."),
      amendment("It was lost, 13-15."),
    );
    expect(reply.conflicts).toHaveLength(1);
  });
});

describe("Sums that are not of one thing", () => {
  test("are what somebody moved and what somebody else says that it costs", async () => {
    const told = (sum: string) => ({ ...BESIDE, "Guest tickets": sum });
    const reply = await twoAccounts(
      "What did Mabel say about the charge for guest tickets?",
      told(
        "On guest tickets I was torn. The officers' view was that printing each guest ticket costs about £11.",
      ),
      told("Then the charge for each guest ticket. My own motion on a guest ticket was for £10."),
    );
    expect(reply.conflicts).toEqual([]);
  });

  test("are the deficit of a pension scheme and that of the party", async () => {
    const reply = await twoAccounts(
      "How big is the deficit?",
      {
        ...BESIDE,
        Money: "The pension scheme. It gives me no pleasure. The deficit is £6.3 million and it is closing.",
      },
      {
        ...BESIDE,
        Money: "The party is running a deficit of £4.8 million this year, and the treasurer was grave.",
      },
    );
    expect(reply.conflicts).toEqual([]);
  });

  test("but are of one day where a half-year is told to have closed on the one", async () => {
    const reply = await twoAccounts(
      "How many fully paid members were there at the end of June 2031?",
      { ...BESIDE, Members: "Paid-up membership stood at 187,204 on 30 June." },
      { ...BESIDE, Numbers: "We closed the half-year on 193,000 paid up, the best for six years." },
      meetingOf("NEC", "2031-07-19"),
      meetingOf("NEC", "2031-07-19"),
    );
    expect(labelsOf(reply)).toHaveLength(1);
  });
});
