// Small conveniences; every page works without this file.

// "/" goes to the question field, as in many search pages.
document.addEventListener("keydown", (event) => {
  const typing =
    event.target instanceof Element && event.target.closest("input, select, textarea, [contenteditable]");
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || typing) return;
  const field = document.querySelector("input[type=search]");
  if (field instanceof HTMLElement) {
    event.preventDefault();
    field.focus();
  }
});

// Suggestions from this bot's own names as one types.
for (const field of document.querySelectorAll("input[data-complete]")) {
  const list = field.list;
  if (!list) continue;
  let waiting = 0;
  let last = "";
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const typed = field.value.trim();
      if (typed.length < 2 || typed === last) return;
      last = typed;
      const query = new URLSearchParams({ option: field.dataset.complete, prefix: typed });
      const response = await fetch(`/complete?${query}`, { headers: { accept: "application/json" } }).catch(
        () => null,
      );
      if (!response?.ok || field.value.trim() !== typed) return;
      const { choices } = await response.json();
      list.replaceChildren(
        ...choices.map(({ label, value }) => {
          const option = document.createElement("option");
          option.value = value;
          if (label !== value) option.label = label;
          return option;
        }),
      );
    }, 150);
  });
}

// A passage's link is copied when it is followed.
document.addEventListener("click", async (event) => {
  const anchor = event.target instanceof Element && event.target.closest("a.anchor");
  if (!anchor || !navigator.clipboard) return;
  await navigator.clipboard.writeText(anchor.href).catch(() => undefined);
  const status = document.getElementById("status");
  if (status) status.textContent = "Link to this passage copied.";
});
