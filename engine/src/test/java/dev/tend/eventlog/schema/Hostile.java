package dev.tend.eventlog.schema;

import dev.tend.core.event.EventBody;
import dev.tend.core.event.HealthEvent;
import dev.tend.definition.ItemId;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Events in which every text is a hostile one.
 *
 * @param text the text
 */
record Hostile(String text) {
  private static final int MANY = 700;

  HealthEvent in(HealthEvent event) {
    return new HealthEvent(
        event.id(),
        event.time(),
        Collections.nCopies(MANY, event.id()),
        (EventBody) in((Record) event.body()));
  }

  private Object in(Object value) {
    if (value instanceof String) {
      return text;
    }
    if (value instanceof ItemId) {
      return ItemId.of(text, text).forTarget(text);
    }
    if (value instanceof Optional<?> maybe) {
      return maybe.map(this::in);
    }
    if (value instanceof List<?> list) {
      List<Object> many = new ArrayList<>();
      for (int i = 0; i < MANY && !list.isEmpty(); i++) {
        many.add(in(list.get(i % list.size())));
      }
      return many;
    }
    boolean ours = value instanceof Record && value.getClass().getName().contains(".core.");
    return ours ? in((Record) value) : value;
  }

  private Record in(Record body) {
    RecordComponent[] components = body.getClass().getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    Object[] values = new Object[components.length];
    try {
      for (int i = 0; i < components.length; i++) {
        types[i] = components[i].getType();
        values[i] = in(components[i].getAccessor().invoke(body));
      }
      Constructor<? extends Record> constructor = body.getClass().getDeclaredConstructor(types);
      return constructor.newInstance(values);
    } catch (NoSuchMethodException
        | InstantiationException
        | IllegalAccessException
        | InvocationTargetException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
