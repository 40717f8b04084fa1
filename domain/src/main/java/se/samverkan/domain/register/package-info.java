/** SCB's register of municipalities, with counties and police regions; depends on nothing. */
package se.samverkan.domain.register;
