package se.samverkan.owner.caller;

import java.util.Set;

/**
 * A caller for whom a job acts after its request has ended.
 *
 * @param subject the claim {@code sub} of its token
 * @param organisations the party ids for whose documents it had a role
 * @param address its network address
 */
public record ActingCaller(String subject, Set<String> organisations, Set<String> roles, String address) {}
