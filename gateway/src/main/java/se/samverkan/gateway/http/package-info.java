/** What all public responses share: cache, fast path, headers, proxies and rate limit; uses {@code document} and {@code index}. */
package se.samverkan.gateway.http;
