// What scripts add to pages that work without them: suggestions while a word is typed.
const field = document.querySelector(".big-search input[list]");
if (field) {
    const list = document.getElementById(field.getAttribute("list"));
    let names;
    field.addEventListener("input", async () => {
        names ??= fetch("/samverkan/v1/municipalities")
            .then(response => response.json())
            .then(page => page.items.map(item => item.name));
        const typed = field.value.trim().toLowerCase();
        const found = typed ? (await names).filter(name => name.toLowerCase().startsWith(typed)).slice(0, 8) : [];
        list.replaceChildren(...found.map(name => new Option(name, name)));
    });
}

for (const button of document.querySelectorAll("button.copy")) {
    button.hidden = !navigator.clipboard;
    button.addEventListener("click", async () => {
        await navigator.clipboard.writeText(document.getElementById(button.dataset.copies).textContent);
        const status = button.parentElement.querySelector(".copied");
        status.textContent = status.dataset.text;
    });
}
