/** Shows a message of components the way Discord's client does, near enough for the README's pictures. */
import type { Json } from "../../servers/discord-server.ts";

export type Picture = {
  /** What the person typed or did, above the answer. */
  readonly asked: string;
  readonly ephemeral: boolean;
  readonly message: Json;
};

const STYLE = `
  * { box-sizing: border-box; margin: 0 }
  body { background: #313338; color: #dbdee1; font: 16px/1.375 "Noto Sans", "Open Sans", sans-serif; padding: 20px; width: 760px }
  .asked { color: #b5bac1; font-size: 14px; margin: 0 0 6px 52px }
  .row { display: flex; gap: 12px }
  .avatar { width: 40px; height: 40px; border-radius: 50%; background: #5865f2; color: #fff; display: grid; place-items: center; font-weight: 700; font-size: 13px; flex: none }
  .name { color: #f2f3f5; font-weight: 600 } .app { background: #5865f2; color: #fff; font-size: 11px; border-radius: 4px; padding: 1px 5px; margin-left: 6px }
  .container { background: #2b2d31; border: 1px solid #3f4147; border-left: 4px solid; border-radius: 8px; padding: 14px 16px; margin-top: 6px; display: grid; gap: 9px }
  h3 { font-size: 18px; color: #f2f3f5 } small { color: #b5bac1; font-size: 13px; display: block }
  blockquote { border-left: 4px solid #4e5058; border-radius: 4px; padding-left: 12px; margin: 2px 0 }
  a { color: #00a8fc; text-decoration: none } li { margin-left: 18px } hr { border: 0; border-top: 1px solid #3f4147 }
  .buttons { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 8px }
  .button { border-radius: 8px; padding: 7px 14px; font-size: 14px; font-weight: 500; background: #4e5058; color: #fff }
  .style1 { background: #5865f2 } .style3 { background: #248046 }
  .select { background: #1e1f22; border: 1px solid #3f4147; border-radius: 8px; padding: 9px 12px; color: #b5bac1; width: 400px; margin-top: 8px }
  .gallery img { display: block; width: 100%; border-radius: 8px }
  .note { color: #949ba4; font-size: 12px; margin-top: 8px }`;

export function picturePage({ asked, ephemeral, message }: Picture): string {
  return `<!doctype html><meta charset="utf-8"><style>${STYLE}</style><body>
    <div class="asked">${escapeHtml(asked)}</div>
    <div class="row"><div class="avatar">NEC</div><div style="flex:1">
      <span class="name">NEC reports</span><span class="app">APP</span>
      ${components(message.components, message)}
      ${ephemeral ? '<div class="note">Only you can see this · Dismiss message</div>' : ""}
    </div></div></body>`;
}

function components(list: unknown, message: Json): string {
  return Array.isArray(list) ? list.map((component: Json) => html(component, message)).join("") : "";
}

function html(component: Json, message: Json): string {
  switch (component.type) {
    case 1:
      return `<div class="buttons">${components(component.components, message)}</div>`;
    case 2:
      return `<span class="button style${component.style}">${escapeHtml(String(component.label))}</span>`;
    case 3:
      return `<div class="select">${escapeHtml(String(component.placeholder))} ▾</div>`;
    case 10:
      return `<div>${String(component.content).split("\n").map(line).join("")}</div>`;
    case 12:
      return `<div class="gallery">${(component.items as Json[]).map((item) => image(item, message)).join("")}</div>`;
    case 14:
      return "<hr>";
    case 17: {
      const colour = Number(component.accent_color).toString(16).padStart(6, "0");
      return `<div class="container" style="border-left-color:#${colour}">${components(component.components, message)}</div>`;
    }
    default:
      return "";
  }
}

/** The file that came with the message, which the local Discord gives back as an address of its own. */
function image({ media, description }: Json, { attachments }: Json): string {
  const name = String((media as Json).url).replace("attachment://", "");
  const file = (attachments as Json[] | undefined)?.find(({ filename }) => filename === name);
  return `<img src="${escapeHtml(String(file?.url ?? ""))}" alt="${escapeHtml(String(description))}">`;
}

function line(text: string): string {
  if (text.startsWith("### ")) return `<h3>${inline(text.slice(4))}</h3>`;
  if (text.startsWith("-# ")) return `<small>${inline(text.slice(3))}</small>`;
  if (text.startsWith("> ")) return `<blockquote>${inline(text.slice(2))}</blockquote>`;
  if (text.startsWith("- ")) return `<li>${inline(text.slice(2))}</li>`;
  return `<div>${inline(text)}</div>`;
}

/** Bold and links; an escaped character stands for itself. */
function inline(text: string): string {
  const kept: string[] = [];
  const keep = (shown: string) => `\ue000${kept.push(escapeHtml(shown)) - 1}\ue001`;
  return escapeHtml(text.replace(/\\([^\p{L}\p{N}\s])/gu, (_, character: string) => keep(character)))
    .replace(/\[([^\]]*)\]\((https?:[^)\s]+)\)/g, "<a>$1</a>")
    .replace(/\*\*(.+?)\*\*/g, "<b>$1</b>")
    .replace(/\ue000(\d+)\ue001/g, (_, index: string) => kept[Number(index)] ?? "");
}

function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
