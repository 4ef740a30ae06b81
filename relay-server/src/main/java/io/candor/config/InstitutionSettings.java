package io.candor.config;

/**
 * The institution's own words, for exams that have none; each may be empty.
 *
 * @param controller who is responsible for what is collected
 * @param legalBasis the law that allows it
 * @param dataProtection whom to ask or complain to
 */
public record InstitutionSettings(String controller, String legalBasis, String dataProtection) {}
