package org.rounds.web.shared;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a list can be asked (DESIGN section 3). Every list takes {@code page}, {@code page_size}, {@code sort},
 * {@code search} and {@code fields}; the rest is said here, and known from here to the door, the query and OpenAPI.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Listed {
    /** The view of a row; filters have the types of its fields, or of the elements of a field in the plural. */
    Class<?> of();

    /** Fields that take {@code =} and {@code __in}, and {@code __gte} and {@code __lte} where they have an order. */
    String[] filters();

    /** Whether {@code start_date} and {@code end_date} keep what touches that period, instead of comparing fields. */
    boolean period() default false;

    /** What {@code search} looks into, for the reader of the documentation. */
    String search();

    /** Fields that the list can be sorted by. */
    String[] sorts();

    /** How it is sorted where nobody asks, such as {@code -created_at}. */
    String defaultSort();
}
