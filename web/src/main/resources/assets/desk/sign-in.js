// Signs people in at an OpenID Connect issuer: authorization code with PKCE (RFC 6749, RFC 7636, OpenID Connect Core 1.0).
// Tokens are in the memory of this module alone; the session storage has what a single redirect needs.
const REQUEST = "desk-request";
const KNOWN = "desk-known";
const RENEW_BEFORE_MS = 30_000;

const settings = document.getElementById("desk")?.dataset ?? {};
const redirectUri = location.origin + location.pathname;
let configuration;
let tokens;
let renewal;

const base64url = bytes =>
    btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
const random = () => base64url(crypto.getRandomValues(new Uint8Array(32)));

/** What a token says; the API checks its signature at every request. */
function claims(token) {
    const payload = token.split(".")[1].replaceAll("-", "+").replaceAll("_", "/");
    return JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(payload), letter => letter.charCodeAt(0))));
}

async function discover() {
    if (!configuration) {
        const issuer = settings.issuer.replace(/\/$/, "");
        const response = await fetch(`${issuer}/.well-known/openid-configuration`);
        const found = await response.json();
        if (!response.ok || found.issuer.replace(/\/$/, "") !== issuer) {
            throw new Error(`${settings.issuer} is not the issuer that it describes`);
        }
        configuration = found;
    }
    return configuration;
}

/** Leaves the page for the issuer; silently returns whether the issuer knows the person or not. */
export async function begin({ silently = false } = {}) {
    const { authorization_endpoint: endpoint } = await discover();
    const request = { verifier: random(), state: random(), nonce: random(), view: location.hash };
    const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(request.verifier));
    sessionStorage.setItem(REQUEST, JSON.stringify(request));
    const address = new URL(endpoint);
    for (const [name, value] of Object.entries({
        response_type: "code",
        client_id: settings.clientId,
        redirect_uri: redirectUri,
        scope: "openid",
        state: request.state,
        nonce: request.nonce,
        code_challenge: base64url(new Uint8Array(hash)),
        code_challenge_method: "S256",
        ui_locales: settings.language,
        ...(silently ? { prompt: "none" } : {}),
    })) {
        address.searchParams.set(name, value);
    }
    if (silently) {
        // The way back does not lead through a page that leaves at once.
        location.replace(address);
    } else {
        location.assign(address);
    }
    return new Promise(() => {});
}

/** Redeems the code with which the issuer sent the browser back; whether somebody is signed in. */
export async function resume() {
    const response = new URLSearchParams(location.search);
    const request = JSON.parse(sessionStorage.getItem(REQUEST) ?? "null");
    sessionStorage.removeItem(REQUEST);
    if (!response.has("state")) {
        return sessionStorage.getItem(KNOWN) ? begin({ silently: true }) : false;
    }
    // Until this response is good: an attempt that fails is not repeated.
    sessionStorage.removeItem(KNOWN);
    history.replaceState(null, "", location.pathname + (request?.view ?? ""));
    if (!request || response.get("state") !== request.state) {
        throw new Error("the response belongs to no request of this page");
    }
    if (response.has("error")) {
        if (/^(login|interaction|consent|account_selection)_required$/.test(response.get("error"))) {
            return false;
        }
        throw new Error(response.get("error"));
    }
    const { issuer } = await discover();
    if (response.has("iss") && response.get("iss") !== issuer) {
        throw new Error("the response comes from another issuer");
    }
    await redeem({
        grant_type: "authorization_code",
        code: response.get("code"),
        redirect_uri: redirectUri,
        code_verifier: request.verifier,
    }, request.nonce);
    sessionStorage.setItem(KNOWN, "yes");
    return true;
}

async function redeem(form, nonce) {
    const { issuer, token_endpoint: endpoint } = await discover();
    const response = await fetch(endpoint, {
        method: "POST",
        body: new URLSearchParams({ client_id: settings.clientId, ...form }),
    });
    const received = await response.json();
    if (!response.ok) {
        throw new Error(received.error ?? response.status);
    }
    if (nonce !== undefined) {
        // From the token endpoint itself, so that its signature need not be checked (OpenID Connect Core, 3.1.3.7).
        const { iss, aud, exp, nonce: own } = claims(received.id_token);
        if (iss !== issuer || ![aud].flat().includes(settings.clientId) || exp * 1000 < Date.now() || own !== nonce) {
            throw new Error("the ID token is not for this page");
        }
    }
    tokens = { ...tokens, ...received, expiry: Date.now() + received.expires_in * 1000 };
}

/** A valid token for the API; renewed before it expires, once for all who wait for it. */
export async function accessToken() {
    if (tokens.expiry - Date.now() < RENEW_BEFORE_MS && tokens.refresh_token) {
        renewal ??= redeem({ grant_type: "refresh_token", refresh_token: tokens.refresh_token })
            .finally(() => { renewal = undefined; });
        await renewal;
    }
    return tokens.access_token;
}

/** The organisations and roles of the person. */
export function person() {
    const { organisations = [], groups = [] } = claims(tokens.access_token);
    return { organisations, roles: groups };
}

/** Whether the person may write documents. */
export function mayWrite() {
    return person().roles.some(role => ["editor", "archivist"].includes(role));
}

/** Forgets the tokens, and leaves for the issuer, which forgets the person. */
export async function signOut() {
    const { end_session_endpoint: endpoint } = await discover();
    const address = new URL(endpoint ?? redirectUri);
    address.searchParams.set("client_id", settings.clientId);
    address.searchParams.set("id_token_hint", tokens.id_token);
    address.searchParams.set("post_logout_redirect_uri", redirectUri);
    tokens = undefined;
    sessionStorage.removeItem(KNOWN);
    location.assign(endpoint ? address : redirectUri);
}
