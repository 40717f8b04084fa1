/** Handling of requests, parameters, entity tags, pages and links that every service shares; uses {@code problem} and {@code identity} only. */
package se.samverkan.platform.http;
