// A button for each piece of code that copies it; what was copied is announced.
const docs = document.querySelector(".docs");
const status = document.createElement("p");
status.className = "samverkan-hidden";
status.setAttribute("role", "status");
docs.append(status);

if (navigator.clipboard) {
    for (const code of docs.querySelectorAll("pre > code")) {
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = docs.dataset.copy;
        const block = document.createElement("div");
        block.className = "code";
        code.parentElement.replaceWith(block);
        block.append(button, code.parentElement);
        button.addEventListener("click", async () => {
            await navigator.clipboard.writeText(code.textContent);
            status.textContent = "";
            button.textContent = docs.dataset.copied;
            setTimeout(() => { status.textContent = docs.dataset.copied; }, 50);
            setTimeout(() => { button.textContent = docs.dataset.copy; }, 3000);
        });
    }
}
