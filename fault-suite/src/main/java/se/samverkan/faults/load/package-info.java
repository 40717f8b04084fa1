/** Writers with a ledger of their acknowledged changes, and public readers; depends on {@code check} and {@code cluster}. */
package se.samverkan.faults.load;
