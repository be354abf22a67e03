#include "match/captures.h"

namespace nutgraf {

bool CaptureFinder::find(const RuleInfo& rule, std::string_view text, std::span<Range> ranges) {
  const auto slot = [&](std::uint8_t number) -> std::uint32_t& {
    Range& range = ranges[number / 2];
    return number % 2 == 0 ? range.begin : range.end;
  };
  const auto holds = [&](std::uint16_t set, char byte) {
    const auto b = static_cast<unsigned char>(byte);
    return (rule.sets[set * rule.set_words + b / 64] >> (b % 64) & 1) != 0;
  };
  for (Range& range : ranges) range = {};
  const std::size_t width = text.size() + 1;
  tried_.assign((rule.program.size() * width + 63) / 64, 0);
  open_.assign(1, {0, 0, 0, false});
  while (!open_.empty()) {
    Step step = open_.back();
    open_.pop_back();
    if (step.undo) {
      slot(step.slot) = step.at;
      continue;
    }
    while (step.instruction != Instruction::none) {
      const std::size_t bit = step.instruction * width + step.at;
      if ((tried_[bit / 64] >> (bit % 64) & 1) != 0) break;
      tried_[bit / 64] |= std::uint64_t{1} << (bit % 64);
      const Instruction& instruction = rule.program[step.instruction];
      step.instruction = instruction.out;
      switch (instruction.op) {
        case Instruction::Op::accept:
          if (step.at == text.size()) return true;
          step.instruction = Instruction::none;
          break;
        case Instruction::Op::byte:
          if (step.at == text.size() || !holds(instruction.set, text[step.at])) step.instruction = Instruction::none;
          ++step.at;
          break;
        case Instruction::Op::split:
          if (instruction.other != Instruction::none) open_.push_back({instruction.other, step.at, 0, false});
          break;
        case Instruction::Op::save:
          open_.push_back({0, slot(instruction.slot), instruction.slot, true});
          slot(instruction.slot) = step.at;
      }
    }
  }
  return false;
}

}  // namespace nutgraf
