package city.statictraffic.standalone;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Options of one command: those with a value, those without, and what is no option. */
record Arguments(Map<String, String> values, Set<String> flags, List<String> plain) {

    static Arguments parse(List<String> arguments, Set<String> withValue, Set<String> withoutValue) {
        var values = new HashMap<String, String>();
        var flags = new HashSet<String>();
        var plain = new ArrayList<String>();
        var rest = new ArrayDeque<>(arguments);
        while (!rest.isEmpty()) {
            String each = rest.pop();
            if (withValue.contains(each)) {
                if (rest.isEmpty()) {
                    throw new Unable("选项 " + each + " 缺少值。", "The option " + each + " lacks its value.");
                }
                values.put(each, rest.pop());
            } else if (withoutValue.contains(each)) {
                flags.add(each);
            } else if (each.startsWith("-")) {
                throw new Unable(
                        "不认识选项 " + each + "，用 --help 查看全部选项。",
                        "There is no option " + each + "; --help shows all of them.");
            } else {
                plain.add(each);
            }
        }
        return new Arguments(Map.copyOf(values), Set.copyOf(flags), List.copyOf(plain));
    }

    Optional<String> value(String option) {
        return Optional.ofNullable(values.get(option));
    }

    Optional<Integer> whole(String option) {
        return value(option).map(text -> {
            try {
                return Integer.valueOf(text);
            } catch (NumberFormatException e) {
                throw new Unable("选项 " + option + " 的值应为整数。", "The option " + option + " takes a whole number.", e);
            }
        });
    }

    boolean has(String flag) {
        return flags.contains(flag);
    }
}
