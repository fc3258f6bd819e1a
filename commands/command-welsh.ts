/** What the commands say, in Welsh. */
import { NOUNS, welshCount } from "../src/welsh.ts";
import type { CommandWording } from "./command-wording.ts";

export const welsh: CommandWording = {
  help: {
    title: "Sut i ofyn",
    intro:
      "Teipiwch gwestiwn yn eich geiriau eich hun, yn Saesneg fel yr adroddiadau, er enghraifft: what happened to the Forde report?",
    closing:
      "Mae pob llinell o ateb yn ddyfyniad o adroddiad neu’n aralleiriad sydd wedi’i nodi felly, gyda’i gohebydd, ei chyfarfod a’i dolen. Yr hyn nad yw’r adroddiadau’n ei ddweud, nid yw’r bot yn ei ddweud chwaith.",
    optional: (option) => `${option} (dewisol)`,
    example: (typed) => `Enghraifft: ${typed}`,
  },
  privacy: {
    about: "Beth mae’r bot yn ei gadw",
    aboutLines: [
      "Ni chaiff cwestiynau ac atebion eu storio, ac nid oes dim yn cysylltu cwestiwn â’r sawl a’i gofynnodd.",
      "Tra bo rhywun yn aros am ateb, cedwir cyfeiriad yr ateb, fel na fydd neb yn aros yn ofer os torrir ar draws y bot. Nid yw’n dweud beth a ofynnwyd na chan bwy, ac fe’i dilëir gyda’r ateb.",
      "Cedwir ar gyfer gweinydd neu weithle: ei osodiadau, ei grynodebau a’r hyn a bostiwyd ganddynt a phryd, yr hyn y mae ei sianeli’n ei ddilyn, a hysbysiadau i’r rhai sy’n ei reoli.",
      "Cedwir ar gyfer person: yr hyn y mae’n ei ddilyn mewn negeseuon uniongyrchol, gyda’r dynodwr ar Discord neu Slack i’w anfon ato. Dim byd arall.",
      "Pan gaiff y bot ei dynnu oddi yno, dilëir popeth am y gweinydd neu’r gweithle hwnnw ar ôl 30 diwrnod. Mae “privacy show” yn dangos yr hyn a gedwir, ac mae “privacy delete” yn ei ddileu ar unwaith.",
    ],
    deleted: "Wedi’i ddileu",
    gone: (entries) =>
      entries === 0 ? "Nid oedd dim i’w ddileu." : `Dilëwyd ${welshCount(entries, NOUNS.entry)}.`,
    kept: "Yr hyn a gedwir",
    nothing: "Dim byd.",
    noCommunity: "Nid gweinydd na gweithle yw hwn: gofynnwch yno.",
    onlyManagers: "Dim ond y rhai sy’n rheoli’r gweinydd neu’r gweithle hwn all wneud hynny.",
    nobody: "Nid yw’r bot yn adnabod neb yma, felly nid yw’n cadw dim amdanoch.",
  },
  settings: {
    title: "Gosodiadau",
    changed: "Newidiwyd y gosodiadau",
    public: "Atebion i orchmynion: cyhoeddus, mae pawb yn y sianel yn eu gweld.",
    private: "Atebion i orchmynion: preifat, dim ond y sawl sy’n gofyn sy’n eu gweld, a gall eu rhannu.",
    allChannels: "Sianeli: pob un.",
    onlyChannels: (ids) => `Sianeli: dim ond ${ids.length === 1 ? "un" : ids.length} (${ids.join(", ")}).`,
    languages: {
      en: "Iaith geiriau’r bot ei hun: Saesneg.",
      cy: "Iaith geiriau’r bot ei hun: Cymraeg.",
      unset: "Iaith geiriau’r bot ei hun: fel y mae’r bot wedi’i osod.",
    },
    timeZone: (zone) => `Cylchfa amser: ${zone}.`,
    noCommunity: "Mae gosodiadau’n perthyn i weinydd neu weithle: defnyddiwch hyn yno, ar Discord neu Slack.",
    notATimeZone: (text) => `Nid yw “${text}” yn gylchfa amser. Rhowch un fel Europe/London.`,
    notLimitedTo:
      "Nid yw’r sianel honno ymhlith y rhai y mae’r bot wedi’i gyfyngu iddynt, felly nid oes dim i’w dynnu.",
    tooManyChannels: (most) =>
      `Nid yw mwy na ${most} o sianeli’n bosibl; defnyddiwch “all-channels” yn lle hynny.`,
    notAChannel: (text) => `Nid yw “${text}” yn sianel. Dewiswch un o’r rhestr.`,
  },
  digestsElsewhere: "Mae crynodebau’n perthyn i sianel: gofynnwch yno, ar Discord neu Slack.",
  followsElsewhere:
    "Mae’r hyn a ddilynir yn perthyn i sianel neu neges uniongyrchol: gofynnwch yno, ar Discord neu Slack.",
  changesElsewhere:
    "Mae crynodebau a’r hyn a ddilynir yn perthyn i sianel: defnyddiwch hyn ar Discord neu Slack.",
  onlyManagersPost:
    "Dim ond y rhai sy’n rheoli’r gweinydd neu’r gweithle hwn all newid yr hyn a bostir yma. Mewn neges uniongyrchol at y bot gallwch ddilyn pynciau drosoch eich hun.",
  unknownSubject: (text, kind) => {
    switch (kind) {
      case "topic":
        return `Nid yw “${text}” yn bwnc sy’n hysbys yma.`;
      case "person":
        return `Nid yw “${text}” yn berson sy’n hysbys yma.`;
      case "body":
        return `Nid yw “${text}” yn gorff sy’n hysbys yma.`;
    }
  },
  notSince: (text) =>
    `Mae angen “last-meeting” ar gyfer “since”, neu ddyddiad fel “Mai 2025” neu “6 Mawrth 2018”; nid “${text}”.`,
};
