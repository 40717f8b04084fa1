// Tells the page around the frame how tall the content is.
new ResizeObserver(() => {
    parent.postMessage({ samverkan: "height", height: document.documentElement.scrollHeight }, "*");
}).observe(document.body);
