/**
 * What page furniture looks like, as data. Each rule names a kind of thing that sites put around texts, not one site's
 * wording; a rule for whole lines never matches a sentence of a report.
 */

import { SOFTWARE_LINES } from "./software-lines.ts";

/** What a mail's gateway says of itself. */
export const SCANNED =
  /^this (?:e-?mail|message)\b.{0,40}\b(?:has been|was) (?:virus[ -])?(?:checked|scanned|screened|swept)\b.{0,160}$/iu;

/** The line is furniture wherever it stands. */
export const LINES: readonly RegExp[] = [
  // Skip links, menus, search boxes, log-in.
  /^skip to (?:main |the )?(?:content|navigation)\b/iu,
  /^(?:menu|search(?: for)?:?|navigation|main menu|toggle navigation|home|log ?in|log ?out|register|subscribe|close|print|pdf|e-?mail|print\s*(?:\||\/)?\s*e-?mail|download|accept|ok|(?:like )?loading(?:\.*|…)|advertisement|sponsored|archives?|categories|contents?|index|top)[.!:]?$/iu,
  /^(?:back to|return to|go to) (?:the )?(?:top|home|index|main|previous|start|all|\p{L}+ (?:reports?|index|directory)|NEC reports?.*)\b.{0,30}$/iu,
  /^(?:menu|navigation|you are (?:here|in))\s*:.{1,120}$/iu,
  /^(?:home|front page)\s*[|·•>»›/]\s*\S.{0,120}$/iu,
  /^(?:(?:high contrast|easy read|text size|larger text|large print|listen to this page|(?:un|not )?useful|A A A|yes|no)\b[\s|/·•]*)+$/iu,
  /^scroll (?:down|up)\b.{0,60}$/iu,
  /^tell us what you think of this (?:page|site)\b.{0,60}$/iu,
  /^contact the (?:web|site|editorial)\b.{0,30}$/iu,
  /^report an? (?:broken link|error|fault|mistake|problem)(?: (?:on|with|in) this (?:page|site|article))?[.!]?$/iu,
  /^last (?:updated|modified|edited|changed):? (?:\p{L}+ ?){1,2}[.!]?$/iu,
  // Sharing and reacting.
  /^print(?:er)?[ -]friendly(?: (?:page|version|pdf))?[.!]?$/iu,
  /^(?:e-?mail|send|forward|recommend) this(?: (?:article|page|post|report|story))? to an? \p{L}+[.!]?$/iu,
  /^[♡♥❤\s]*(?:(?:facebook|twitter|x|whatsapp|linkedin|reddit|telegram|pinterest|tumblr|pocket|bluesky|mastodon|(?:tweet|share|like|e-?mail|print|pin|blog)(?: (?:this|it)(?: (?:article|post|page|story))?)?!?|share (?:on|via|to) \p{L}+|copy link|save(?: as pdf)?|bookmark|my authors|restack|repost|permalink|report abuse|comments?|repl(?:y|ies)|likes|listen|follow|\d+)(?:[\s|·•,/]+|$)){2,}$/iu,
  /^(?:share|tweet|like|follow|e-?mail|print|save)(?: (?:this|us|on|via|to|with|article|post|story|page|it))*(?:\s*[:|]?\s*(?:facebook|twitter|x|whatsapp|e-?mail|linkedin|reddit|telegram|pinterest|tumblr|pocket|print|tweet|share|more|copy link|bluesky|mastodon)\b[\s,|·]*)*[:.!]?$/iu,
  /^(?:(?:facebook|twitter|whatsapp|linkedin|reddit|telegram|pinterest|tumblr|instagram|youtube|bluesky|mastodon|rss)\b[\s,|·]*)+$/iu,
  /^(?:like this|share this|related(?: (?:pages?|posts?|articles?|stories|reading|links|content))?|tags?|tagged|labels?|filed under|posted in|categor(?:y|ies)|filter by|sort by|topics?)\s*:.*$/iu,
  /^(?:was|is|did you find|how would you rate|rate) this (?:page|article|post|report|piece|answer)\b.{0,60}$/iu,
  // Comments.
  /^(?:no|one|\d[\d,.]*k?)\s+(?:comments?|repl(?:y|ies)|responses?|likes?|shares?|views?|claps?|thoughts?|followers?|visitors?|hits|boosts?|favou?rites?|re-?posts?|reblogs?|retweets?|upvotes?|reactions?)\b.{0,40}$/iu,
  /^(?:leave|post|add|write) (?:an? )?(?:new )?(?:comment|reply)\b.*$/iu,
  /^(?:comments? (?:are|is) (?:now )?closed|your e-?mail address will not be published|required fields are marked|you must (?:be logged in|log ?in)\b).*$/iu,
  /^(?:sign|log) ?in (?:with|using|via)\b.{0,80}$/iu,
  /^be the first to (?:comment|reply|react|like)\b.{0,120}$/iu,
  /^showing (?:all )?\d+ (?:reactions?|comments?|replies|results?)\b.{0,40}$/iu,
  /^(?:do|did) you like this(?: (?:post|page|article))?\?.{0,60}$/iu,
  /^(?:next|upcoming|forthcoming) events?\s*:.{0,120}$/iu,
  // Who put it on the page and when.
  /^by (?:our |the )?\p{L}+(?: \p{L}+){0,2} (?:staff|newsroom|reporters?|newsdesk|(?:news|editorial|web) (?:desk|team))$/iu,
  /^(?:posted|published|written|submitted|added|created|uploaded|updated|last (?:updated|modified|edited)|first published)\b(?=.{0,100}$)(?=.*(?:(?:19|20)\d{2}|\d\d?\/\d\d?\/\d\d|\bat \d|\d comments?\b|\bago\b))[^.!?]*\.?$/iu,
  /^this (?:entry|post|article) was (?:posted|written|published|filed|tagged)\b.*$/iu,
  /^(?:posted|published|written|submitted|uploaded)\s+(?:by|in|on|at)\s+\S+(?:\s+\S+){0,6}$/iu,
  /^(?:hits|views|read time|reading time|estimated reading time|est\. reading time)\s*:?\s*\d.{0,30}$/iu,
  /^date\s+\d{4}-\d{2}-\d{2}$/iu,
  /^(?:posted |published |updated )?(?:\d+|an?) (?:min(?:ute)?s?|hours?|days?|weeks?|months?|years?) ago$/iu,
  /^(?:tags?|labels?|categor(?:y|ies))\s*\|.{0,120}$/iu,
  /^current (?:mood|music|location)\s*:.{0,60}$/iu,
  /^(?:published using|made with|created (?:with|in)) .{2,30}$/iu,
  /^updated automatically\b.{0,40}$/iu,
  /^.{1,60}[|·•–—-]\s*page \d+(?:\s*(?:of|\/)\s*\d+)?$/iu,
  /^page \d+\s*[|·•–—-].{1,60}$/iu,
  /^[Bb]y\s+(?:\p{Lu}[\p{L}'’.-]*\s+){1,4}on\s+\d.{3,30}$/u,
  /^\d+\s+min(?:ute)?s?\s+read$/iu,
  // What somebody paid for, and what is to be paid.
  /^(?:sponsored(?: (?:post|content|link|by))?|advert(?:isement|orial)?|promoted(?: post)?|paid (?:post|content))\s*:.{0,140}$/iu,
  /^(?:donate|give|chip in|send us|pledge|spare)\s+(?:(?:just|only|from|as little as|a|another)\s+){0,2}(?:£\d[\d.,]*|fiver|tenner)(?:\s+(?:to|and|so|towards?|a|per|for)\b[^.!?]{0,80})?[.!]?$/iu,
  /^D(?:onate|ONATE) to (?:the )?\p{Lu}[^.!?]{2,60}[.!]?(?:\s+\p{Lu}[^.!?]{2,60}[.!]?)?$/u,
  // Further reading.
  /^(?:read more|more|see more|continue reading|keep reading|read next|read also|also read|see also|related(?: (?:pages?|posts?|articles?|stories|reading|links|content))?|recommended|recommended for you|you (?:may|might) also (?:like|enjoy).*|watch|listen|don['’]t miss|next up|up next)(?:\s*[:>»→|].*|\s*(?:…|\.\.\.))?$/iu,
  /^continue reading\b.{0,140}$/iu,
  /^(?:more|latest)\s+(?:from|on|about|stories|articles|posts|like this|threads? unrolled)\b[^.!?]{0,80}[:.]?$/iu,
  /^(?:latest|recent|popular|trending)\s+(?:posts?|articles?|stories|comments?|tweets|entries|news)(?:\s+(?:on|from|at)\s+(?:\p{Lu}\S*\s*){1,4})?\s*:?$/iu,
  /^(?:most (?:read|viewed|popular|commented)|(?:see|view|show) (?:all|more)\b.{0,40})\s*:?$/iu,
  /^(?:older|newer|previous|prev|next)\s+(?:posts?|articles?|stor(?:y|ies)|entr(?:y|ies)|page|report)\b[^.!?]{0,90}$/iu,
  /^(?:previous|prev|next)\s*:\s*.{0,120}$/iu,
  /^[←«‹<]\s*(?:prev(?:ious)?|next|older|newer|home|back)\b.{0,120}$/iu,
  /^(?:prev(?:ious)?|next|older|newer|home|back)\s*[|»›>→].{0,120}$/iu,
  /^[←→«»‹›<>|\s]+$/u,
  /^.{0,80}(?:←|→|« | »)\s*.{0,80}$/u,
  /^[\W_]{0,4}page \d+ of \d+[\W_]{0,4}$/iu,
  /^(?:page )?\d+(?:\s*[|·,-]?\s*\d+)*\s*(?:…|\.\.\.)?\s*(?:\d+)?\s*(?:next|last)?\s*[»›>→]?$/iu,
  /^the post\b.{0,160}\b(?:appeared first on|first appeared on)\b.*$/iu,
  /^this (?:article|post|report|piece|blog)\b.{0,60}\b(?:first )?appeared (?:first )?(?:on|in|at)\b.*$/iu,
  // Credits, software, law.
  /^(?:powered by|proudly powered|blog at|theme:|created with|[\p{L} .]{3,30} theme\b|(?:this )?(?:web)?site (?:is )?(?:by|designed|maintained|hosted|built|run|last updated)|(?:this )?page (?:is |was )?(?:designed|maintained|hosted) by|theme by|web design|designed by|hosted by|built (?:by|with)|forum software|sent with|valid x?html|a wordpress\.com)(?:\b|(?<=:)).*$/iu,
  /^(?:(?:this |the )?(?:(?:web)?site|pages?) (?:is |are )?best viewed (?:in|with|at)|best viewed (?:in|with|at)|(?:you are )?visitors?(?: (?:number|no\.?)|:)? ?\d|(?:sign|view|read) (?:my|our|the) guestbook|webmaster\b|total page ?views).{0,240}$/iu,
  /^.{0,60}[.!|·•]\s+(?:[Mm]ade|[Bb]uilt|[Pp]owered) (?:with|by) \p{Lu}\p{L}+\.?$/u,
  /^(?:©|\(c\)|copyright\b|all rights reserved).*$/iu,
  /^.{0,60}(?:©|all rights reserved).{0,80}$/iu,
  /^(?:printed(?:,| and) (?:published and )?promoted|promoted|published and promoted)\b.*\b(?:by|on behalf of)\b.*$/iu,
  /^(?:privacy(?: policy| notice)?|terms(?: of (?:use|service)| and conditions)?|cookie (?:policy|settings|notice)|accessibility|contact us|about us|site ?map|contact|disclaimer)(?:\s*[|·•,/]\s*.*)?$/iu,
  /^(?:blog archive|subscribe to:?|links to this post|create a link|e-?mail this|blogthis!?|view my complete profile|about me|followers|view (?:web|mobile) version|post a comment|home page)\b.{0,60}$/iu,
  /^(?:<<|>>).{0,60}$/u,
  /^(?:turn (?:over|the page|to (?:the )?(?:back )?page)|continued (?:on|over|from))\b.{0,80}$/iu,
  /^.{0,80}\b(?:is |was |are )?printed on (?:\d+% )?recycled paper\b.{0,120}$/iu,
  /^.{0,60}\bto (?:advertise|place an advert)\b.{0,80}$/iu,
  /^.{0,120}\b(?:follow|find|like) us(?: on)?\s*:?\s*(?:(?:twitter|facebook|instagram|youtube|flickr|linkedin|bluesky|mastodon|x)\b[\s,|·/&]*(?:and\s)?)+$/iu,
  /^.{2,80}\bis an? (?:\p{L}+[- ]){0,3}?(?:company|charity|co-?operative|society|organisation|trust)\b.{0,30}\b(?:limited by guarantee|registered (?:in|at|with|under|no|charity)|no\.? \d).{0,120}$/iu,
  /^.{2,120}\b(?:is|are) not responsible for (?:the |any |their )?(?:contents?|views|opinions|links?|sites?|pages?)\b.{0,80}$/iu,
  /^(?:the |all |any )?(?:views|opinions)\b.{0,80}\b(?:do not (?:necessarily )?(?:represent|reflect)|are not (?:necessarily )?those of|are (?:those of the authors?|(?:my|their|our) own))\b.{0,120}$/iu,
  /^to report anything\b.{0,120}$/iu,
  /^follow\b.{2,50}\bon (?:facebook|twitter|x|instagram|bluesky|youtube|linkedin|tiktok)\b.{0,60}$/iu,
  // Threads and their unrollers.
  /^(?:(?:bookmark|save as pdf|\+?\s?my authors)\s{0,4}){2,4}$/iu,
  /^(?:thread reader(?: app)?|thread by\b.*|.{0,50}profile picture|profile picture of.{0,50}|(?:\p{L}{3,9}\s+\d{1,2}(?:,?\s+\d{4})?\W{0,6})?\d+ tweets?\b.{0,60}|.{0,30}•\s*\d+ tweets?\b.*|save as pdf|my authors|bookmark|.{0,20}\bunrolled?\b.{0,60}|missing some (?:tweets?|posts)\b.*|keep current with\b.*|stay in touch\b.*|get notified\b.*|did thread reader help\b.*|support us!.*|become premium.*|try unrolling\b.*|you can follow @\w+.*|follow @\w+.*|tip: mention @.*|force a refresh.*|this thread can be read here\b.*|@\w{2,30}|[•·]\s*[•·]\s*[•·]|show this thread|replying to @.*|pinned tweet|retweets?|quote tweets?)$/iu,
  /^(?:see|view|show) (?:other|more|all) (?:threads?|posts?|articles?|tweets?|reports?) (?:by|from|in)\b.{0,60}$/iu,
  /^(?:this|our) (?:site|page|service|app|blog) is (?:funded|paid for|supported|kept (?:free|going|alive)) by\b.{0,160}$/iu,
  /^.{0,80}\b(?:upgrade|go|switch) to (?:premium|pro|plus)\b.{0,60}$/iu,
  // Who put it on the page, at the end of it.
  /^\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+){1,2} is (?:an? |the )?(?:\p{L}+ ){0,3}?(?:editor|reporter|journalist|correspondent|columnist|staff writer|blogger)\b.{0,80}$/u,
  // Pictures.
  /^(?:image|photo|picture|pic|caption|image caption|photo credit|image credit|photograph|credit|featured image|video|watch)s?(?: by| credit| caption)?\s*:.*$/iu,
  /^\(?(?:photo|image|picture)(?:graph)?s?\s+(?:by|courtesy|credit)\b.{0,80}$/iu,
  /^\[(?:(?:profile )?(?:image|photo|picture)|avatar|logo|video)\b[^\]]*\]$/iu,
  /^\S+\.(?:jpe?g|png|gif|webp|svg)$/iu,
  /^.{3,200}[.!?)\s]\s?(?:photo|image|picture|credit)(?:graph)?(?: credit)?\s*:\s*\S[^.:]{1,60}(?:\.\s?[^.:]{1,40})?$/iu,
  // Forum posts.
  /^\p{L}{3,9} \d{1,2},? \d{4}(?:,? (?:at )?[\d:.]+(?: ?[ap]m)?)?\s*#[\d,]+$/iu,
  /^(?:click to expand|full member|senior member|new member|moderator|quote|reply|report|bookmark|#[\d,]+)[.:…]*$/iu,
  /^(?:joined|messages|reaction score|likes received|location|supports|posts)\s*:.{0,40}$/iu,
  // Mailing lists and newsletters.
  /^(?:can['’]?t read this|view (?:this|it)|having trouble)\b.{0,60}\b(?:browser|online|here)\b.*$/iu,
  /^(?:to (?:unsubscribe|change your (?:options|preferences|subscription)|leave (?:this|the) list)\b).{0,160}$/iu,
  /^(?:un)?subscribe\b.{0,60}$/iu,
  // "Harbour Lamp, PO Box 44. Unsubscribe"
  /^.{2,120}[.!?|·•]\s+unsubscribe(?: here| now)?[.!]?$/iu,
  /^(?:to be (?:removed|taken off)|please remove me)\b.{0,120}$|^.{0,80}\breply(?: to this (?:e-?mail|message))? with (?:the word )?[“"']?(?:STOP|UNSUBSCRIBE|REMOVE)\b.{0,60}$/iu,
  /^(?:did|was|has|were|got) (?:somebody|someone|a friend|this|you)\b.{0,30}\bforward(?:ed)?\b.{0,140}$/iu,
  /^thanks for reading\b.{0,50}[!.].{0,30}(?:\btype your e-?mail\b.{0,10})?\bsubscribe\b.{0,90}$/iu,
  /^thanks for reading [^.!?]{2,50}!?$/iu,
  /^.{2,60} is a reader-(?:supported|funded) (?:publication|newsletter|site|blog)\b.{0,120}$/iu,
  /^(?:(?:get|have) .{2,60} in(?:to)? your inbox[.!]?\s*)?join .{2,40} for free\b.{0,80}$/iu,
  /^(?:get|have) .{2,60}\b(?:stories|posts|writing|letters?|reports?) in(?:to)? your inbox\b.{0,80}$/iu,
  /^we (?:respect|value) your privacy\b.{0,80}$/iu,
  /^stay in the loop\b.{0,60}$/iu,
  SCANNED,
  /^type your e-?mail\b.{0,60}$/iu,
  /^discussion about this post\b.{0,40}$/iu,
  /^(?:mailed|sent|mailing address)\b.{0,60}\b(?:browser|mailing address)\b.{0,60}$/iu,
  /^(?:update your (?:preferences|details)|manage (?:your )?(?:preferences|subscription)|forward to a friend)\b.{0,80}$/iu,
  /^(?:liked?|enjoy(?:ed)?|loved?|found) (?:this|it|what you (?:read|see))(?: (?:post|article|piece|useful))?\?.{0,160}$/iu,
  /^you(?: are|['’]re|['’]ve been|['’]ve| have been)? (?:receiving|getting|get|receive|sent|got|received) this\b(?: (?:e-?mail|message|bulletin|newsletter|letter))? (?:because|as|since)\b.*$|^you(?: are|['’]re) receiving this\b.*$/iu,
  /^(?:enter your e-?mail address|follow (?:this )?blog\b|join (?:us|[\d,]+ other)\b|add your (?:name|e-?mail)\b).{0,120}$/iu,
  /^(?:sign|join|back|support|share)(?: up)?(?: to)? (?:the|our|this|my) (?:petition|campaign|newsletter|mailing list|conversation|pledge)\b.{0,60}$/iu,
  /^(?:(?:previous|next) message(?: \(by \p{L}+\))?:.{0,160}|messages sorted by:.{0,80}|more information about the .{2,40} mailing list)$/iu,
  // Web archives.
  /^(?:\d[\d,]* captures?|the wayback machine|wayback machine|https?:\/\/web\.archive\.org).*$/iu,
  // An address or file by itself.
  /^(?:(?:address|url|source|link|permalink|via)\s*:\s*)?(?:https?:\/\/|www\.)\S+$/iu,
  ...SOFTWARE_LINES,
];

/** Opens the end of the page: what follows is furniture too, as long as no prose of some length comes again. */
export const TRAILERS: readonly RegExp[] = [
  /^(?:(?:more|latest)\s+(?:from|stories|articles|posts|threads unrolled)|(?:recent|popular|latest|my|our)\s+(?:posts?|articles?|stories|comments?|tweets|toots|skeets))\b/iu,
  /^(?:related|recommended)(?: (?:posts?|articles?|stories|reading|content))?\s*:?$/iu,
  /^(?:you (?:may|might) also|most (?:read|popular|viewed)\b|read next\b|blog archive\b|about me\s*$|leave a reply\b|leave a comment\b|(?:comments?|archives|tags?)\s*:?\s*$|\d+ (?:comments?|replies|responses)\s*:?\s*$|post navigation\b|share this\b|older posts\b|subscribe to:|tags?:\s|filed under\b|follow us\b)/iu,
  /^(?:missing some tweets?|keep current with|you can follow @|latest threads unrolled|tip: mention @)/iu,
  /^(?:this e-?mail and any (?:attachments|files)|the information (?:contained )?in this e-?mail|please consider the environment)/iu,
  /^--\s*$/u,
  /^value our\b.{0,60}\?$/iu,
  /^[←«‹<]\s*(?:prev(?:ious)?|older)\b/iu,
];

/** Appeals to the reader: a short paragraph with one of these is the site's voice, not the report's. */
export const APPEALS: readonly RegExp[] = [
  /\b(?:please|can you|will you|why not|help us|consider)\b.{0,60}\b(?:donat(?:e|ing|ion)|chip in|support us|support (?:our|my|this) (?:work|site|blog|journalism|campaign)|subscrib)/iu,
  /^support (?:us|our|this|my|the)\b.{0,60}(?:£\d|\bdonate\b)/iu,
  /\b(?:on patreon|patreon\.com|ko-?fi|buy me an? (?:coffee|pint|beer|tea|cuppa|drink))\b/iu,
  /\bsupport (?:us|our work|this site|this blog) (?:with|by|today|now|from)\b/iu,
  /\b(?:[Dd]onate (?:here|now|today|to (?:us|our|my|the campaign|\p{Lu}))|[Cc]hip in (?:today|here|now|£)|DONATE HERE|[Bb]ecome an? (?:monthly |regular |paying )?(?:supporter|subscriber|patron|donor|friend of)|(?<!\b(?:goes?|went|gone|ris(?:e|es|en|ing)|rose|up|down|cut|raised|reduced|increas(?:e|es|ed|ing)|f[ae]ll(?:s|en)?|put up|moves?d?|changed?)\s)(?:just|only|from) £\d+(?:\.\d\d)? (?:a|per) (?:week|month|year)(?!\s+to\b))/u,
  /\b(?:sign up|subscribe|signup)\b.{0,30}\b(?:here|to (?:our|my|the)|for (?:our|my|the)|now|today|newsletter|bulletin|e-?mails?|mailing list)\b/iu,
  /\b(?:get|receive)\b.{0,40}\b(?:bulletin|briefing|newsletter|e-?mails?|updates)\b.{0,40}(?:!|inbox|sign up|direct|straight|every)/iu,
  /^get our (?:\p{L}+ )?(?:bulletin|briefing|newsletter|e-?mails?)[!.]?$/iu,
  /\b(?:straight to your inbox|join our mailing list|join (?:our|my) (?:volunteers|whatsapp|telegram|facebook)|(?:relies|rely|depends?) on (?:donations|readers|supporters|your)|keeps? us going|we need your support|value (?:what we do|our (?:free|work|unique))|if you (?:like|liked|value|enjoy|enjoyed|appreciate) (?:what|this|our|my))/iu,
  /\b(?:[Tt]ext|[Ss]end)\s+[“"']?\p{Lu}{3,}[”"']?\s+to\s+\d{4,}/u,
  /\b(?:you (?:can|may)|click|(?:want|wish|like|if you['’]d rather) to|to)\b[^.]{0,60}\bunsubscribe\b|\bhow you receive (?:these|our|my) e-?mails\b|\b(?:no longer (?:wish|want)|do not (?:wish|want)|don['’]t (?:wish|want)|(?:would )?rather not|prefer not) to (?:receive|get|be sent) (?:these|this|such|any|more|my|our|further)\b/iu,
  /\bwe use cookies\b|\bthis (?:web)?site (?:uses|does not use|doesn['’]t use|stores|sets|places)\b.{0,40}\b(?:cookies|text files)\b|\buse of cookies\b|\bcookie policy\b|\bconsent(?:ing)? to (?:the use of |our )?cookies\b|\baccept (?:all )?cookies\b/iu,
  /^this e-?mail and any (?:attachments|files)\b|\bintended solely for the addressee\b|\bconsider the environment before printing\b/iu,
  /\b(?:buy|order) (?:your|the|our) (?:tickets?|copy|book)\b.{0,40}\b(?:here|now|today)\b/iu,
];

/** Words of menus: a row of a few of them is navigation. */
export const MENU_WORD =
  /^(?:home|hafan|news|about(?: us| me)?|blog|comment|comments|contact(?: us| me)?|cysylltu|donate|chip in|join(?: us)?|shop|events?|podcast|councils?|reports?|nec reports?|labour|unions?|politics|campaigns?|rules|conference|opinion|features?|archive|archives|subscribe|newsletter|search|menu|login|log in|register|guest ?book|site index|front page|what['’]s new|message board|mailing list|get involved|volunteer|resources|links|gallery|press|media|videos?|books?|membership|policy|policies|all|forum|members|photos|twitter|facebook|reviews?|sport|culture|world|uk|local|regional|international|publications?|biography|surgery|surgeries|issues|parliament|constituency|print|e-?mail|share|rss|sitemap|privacy|shows?|exhibitions?|tickets)$/iu;
