/** The desk of those who write, which works in the browser from the API alone; uses the parent package. */
package se.samverkan.gateway.pages.desk;
